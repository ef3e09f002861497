// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The few questions the window asks, behind a seam so that tests answer them.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace framewatch {

/// Nothing here blocks: the answer comes by callback, later or at once. The callback is dropped if parent
/// goes first.
class Dialogs
{
public:
    enum class Unsaved : quint8 { Save, Discard, Cancel };
    using UnsavedAnswer = std::function<void(Unsaved)>;
    using SureAnswer = std::function<void(bool sure)>;
    using PathAnswer = std::function<void(const QString &path)>; ///< empty: cancelled

    virtual ~Dialogs();
    /// What would be lost by closing.
    struct Loss
    {
        QString title;       ///< "2 captures are not saved."
        QString detail;      ///< names them, a line each
        bool canSave = true; ///< else there is nothing to do but to close or not
    };
    virtual void askUnsaved(QWidget *parent, const Loss &loss, const UnsavedAnswer &answer) = 0;
    /// question: "Delete the profile “prices”?"; loss: a sentence about what goes with it.
    virtual void askDelete(QWidget *parent, const QString &question, const QString &loss, const SureAnswer &answer) = 0;
    virtual void askSaveFile(QWidget *parent, const QString &suggestion, const PathAnswer &answer) = 0;
    virtual void askOpenFile(QWidget *parent, const PathAnswer &answer) = 0;
};

/// Window-modal dialogs.
class NativeDialogs final : public Dialogs
{
public:
    void askUnsaved(QWidget *parent, const Loss &loss, const UnsavedAnswer &answer) override;
    void askDelete(QWidget *parent, const QString &question, const QString &loss, const SureAnswer &answer) override;
    void askSaveFile(QWidget *parent, const QString &suggestion, const PathAnswer &answer) override;
    void askOpenFile(QWidget *parent, const PathAnswer &answer) override;

private:
    QString m_folder; // the last one used
};

} // namespace framewatch
