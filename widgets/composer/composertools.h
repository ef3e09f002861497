// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The row above the editor.
#pragma once

#include "widgets/composer/messageeditor.h"

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
    /// One widget (or nullptr) a mode, in the order JSON, Text, Binary; taken over.
    ComposerTools(Theme &theme, const QList<QWidget *> &modeTools, QWidget *parent = nullptr);

    void setMode(int index);
    void setStatus(const EditorStatus &status);
    void setSendText(const QString &text);

Q_SIGNALS:
    void modeChosen(int index);
    void problemClicked();
    void sendClicked();

private:
    QList<QWidget *> m_modeTools;
    SegmentedChoice *m_mode;
    StatusButton *m_status;
    QLabel *m_size;
    SendButton *m_send;
};

} // namespace framewatch
