// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dialogs.h"

#include <QStringList>

namespace framewatch::test {

/// Answers at once, and counts how often it was asked.
class ScriptedDialogs final : public Dialogs
{
public:
    void askUnsaved(QWidget *, const Loss &loss, const UnsavedAnswer &callback) override
    {
        asked.append(loss.title);
        details.append(loss.detail);
        callback(answer);
    }
    void askDelete(QWidget *, const QString &question, const QString &, const SureAnswer &callback) override
    {
        asked.append(question);
        callback(sure);
    }
    void askSaveFile(QWidget *, const QString &offered, const PathAnswer &callback) override
    {
        suggestion = offered;
        callback(savePath);
    }
    void askOpenFile(QWidget *, const PathAnswer &callback) override { callback(openPath); }

    Unsaved answer = Unsaved::Cancel;
    bool sure = false;
    QString savePath;
    QString suggestion; ///< of the latest name to save under
    QString openPath;
    QStringList asked;
    QStringList details;
};

} // namespace framewatch::test
