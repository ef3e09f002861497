// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The row above the editor.
#pragma once

#include "widgets/composer/messageeditor.h"

class QHBoxLayout;
class QLabel;

namespace framewatch {

class SegmentedChoice;
class SendButton;
class StatusButton;
class Theme;

/// Mode, the mode's own tools, status, size, Send.
class ComposerTools final : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerTools(Theme &theme, QWidget *parent = nullptr);

    /// Shows the mode with its own tools, which may be nullptr and are taken over; those of other modes hide.
    void setMode(int index, QWidget *tools);
    void setStatus(const EditorStatus &status);
    void setSendText(const QString &text);
    void addTool(QWidget *tool); ///< before Send

Q_SIGNALS:
    void modeChosen(int index);
    void problemClicked();
    void sendClicked();

private:
    QHBoxLayout *m_modeTools; // one widget of several shows
    SegmentedChoice *m_mode;
    StatusButton *m_status;
    QLabel *m_size;
    SendButton *m_send;
};

} // namespace framewatch
