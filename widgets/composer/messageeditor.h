// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the composer's modes have in common.
#pragma once

#include <QByteArray>
#include <QVariantMap>
#include <QWidget>

namespace framewatch {

class EditorFrame;
class Theme;

/// What stands left of the Send button.
struct EditorStatus
{
    enum class Kind : quint8 { None, Good, Busy, Bad };
    Kind kind = Kind::None;
    QString text;
    bool hasPlace = false; ///< a click may go there
    qint64 size = -1;      ///< bytes that would be sent; -1: not known
};

/// One way to write a message. GUI thread.
class MessageEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual bool isText() const = 0;
    virtual EditorStatus status() const = 0;
    /// For the tool row, shown while this mode is chosen; nullptr: none. Owned by this until it gets a
    /// parent.
    virtual QWidget *tools() = 0;
    virtual void focusEditor() = 0;
    /// Caret to what status() complains of.
    virtual void goToProblem() = 0;
    /// payloadReady() follows, at once or when a file is read, or status() says why not.
    virtual void submit() = 0;
    /// Puts a logged message here.
    virtual void load(const QByteArray &payload) = 0;

    virtual QVariantMap draft() const = 0;
    virtual void setDraft(const QVariantMap &draft) = 0;

    /// Shows that a file may be dropped here.
    void setDropTarget(bool target);

Q_SIGNALS:
    void payloadReady(const QByteArray &payload);
    void statusChanged();
    void edited();

protected:
    /// Puts the one content into the frame all modes share.
    void setContent(Theme &theme, QWidget *content);

private:
    EditorFrame *m_frame = nullptr;
};

} // namespace framewatch
