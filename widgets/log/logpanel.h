// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Filter row and log table.
#pragma once

#include "model/log/messagelogmodel.h"

#include <QWidget>

#include <memory>

namespace framewatch {

class Theme;

/// Shows one MessageLogModel (not owned). Follows the newest row until the user scrolls up; a floating button
/// ("↓ 38 new") returns. Pause stops the table (rows still go into the capture); Clear hides the rows so far.
class LogPanel final : public QWidget
{
    Q_OBJECT

public:
    LogPanel(Theme &theme, MessageLogModel &model, QWidget *parent = nullptr);
    ~LogPanel() override;

    bool isFollowing() const;
    bool isPaused() const;
    void focusFilter();
    void clearLog();
    /// After MessageLogModel::releaseFile(): the capture is at path now. What is seen of it stays.
    Result<bool> reopenCapture(const QString &path);
    qint64 currentEntry() const; ///< 0: none

    /// Pass progress here instead of to the model: the panel holds it back while paused.
    void setProgress(const framewatch::CaptureProgress &progress);
    /// Text in the middle while there is no row ("Connect to a server …").
    void setEmptyText(const QString &text);

    /// Column widths, for the settings.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void currentEntryChanged(qint64 id); ///< 0: none
    void followingChanged(bool following);
    void resendRequested(qint64 id); ///< put this message into the composer

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
