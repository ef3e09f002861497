// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A tab with the local server: its controls, its clients, and what they say.
#pragma once

#include "model/core/captureprogress.h"
#include "model/core/result.h"
#include "widgets/session/tabpage.h"

namespace framewatch {

class Banner;
class ServerControl;

/// The traffic is read from the capture it is told of. GUI thread.
class ServerPage final : public TabPage
{
    Q_OBJECT

public:
    ServerPage(Theme &theme, ServerControl &control, QWidget *parent = nullptr);
    ~ServerPage() override;

    /// Empty: there is none, or it is being moved. saved: it is a file of the user's.
    void setCapture(const QString &path, bool saved = false);
    void releaseCapture(); ///< before it is moved
    /// How a save that saveRequested() asked for went. setCapture() comes before.
    void finishSaving(const Result<bool> &result, const QString &path);
    void setProgress(const CaptureProgress &progress);

    QString title() const override { return tr("Local server"); }
    QString toolTipText() const override;
    StateLook look() const override;
    CaptureProgress progress() const override { return m_progress; }
    QString captureState() const override;
    bool canSaveCapture() const override { return m_progress.lastId > 0; }
    QString suggestedFileName() const override;
    void saveCapture(const QString &path) override;
    TrafficView *traffic() override { return m_traffic; }
    QList<QWidget *> panes() const override;

Q_SIGNALS:
    void connectRequested(const QString &url);
    void saveRequested(const QString &path); ///< finishSaving() answers

private:
    ServerControl &m_control;
    CaptureProgress m_progress;
    Banner *m_banner;
    QString m_savedAs;
    bool m_saving = false;
    QWidget *m_panel;
    QWidget *m_clients;
    TrafficView *m_traffic;
};

} // namespace framewatch
