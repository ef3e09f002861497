// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Log and inspector side by side, on one capture.
#pragma once

#include "model/core/captureprogress.h"
#include "model/core/result.h"

#include <QWidget>

class QSplitter;

namespace framewatch {

class InspectorPanel;
class LogPanel;
class MessageLogModel;
class Theme;

/// Owns its model and panels. GUI thread.
class TrafficView final : public QWidget
{
    Q_OBJECT

public:
    explicit TrafficView(Theme &theme, QWidget *parent = nullptr);
    ~TrafficView() override;

    /// Reads path from now on; an empty path closes the file. After releaseCapture() path is the same capture
    /// at its new place: rows, selection and scroll place stay.
    Result<bool> setCapture(const QString &path);
    /// Closes the file before it is moved.
    void releaseCapture();
    bool isReleased() const { return m_released; }
    QString capturePath() const;
    void setProgress(const CaptureProgress &progress);
    void setEmptyText(const QString &text);

    /// Widths of columns, the inspector's tab and switches, for the settings.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    QList<QWidget *> panes() const; ///< log and inspector
    LogPanel &log() { return *m_log; }
    MessageLogModel &model() { return *m_model; }
    QSplitter &splitter() { return *m_splitter; }

Q_SIGNALS:
    void resendRequested(qint64 id); ///< put this message into a composer

private:
    MessageLogModel *m_model;
    LogPanel *m_log;
    InspectorPanel *m_inspector;
    QSplitter *m_splitter;
    bool m_released = false;
};

} // namespace framewatch
