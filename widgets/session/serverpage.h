// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A tab with the local server: its controls, its clients, and what they say.
#pragma once

#include "model/core/captureprogress.h"
#include "widgets/session/tabpage.h"

namespace framewatch {

class ServerControl;

/// The traffic is read from the capture it is told of. GUI thread.
class ServerPage final : public TabPage
{
    Q_OBJECT

public:
    ServerPage(Theme &theme, ServerControl &control, QWidget *parent = nullptr);
    ~ServerPage() override;

    void setCapture(const QString &path); ///< empty: there is none yet
    void setProgress(const CaptureProgress &progress);

    QString title() const override { return tr("Local server"); }
    QString toolTipText() const override;
    StateLook look() const override;
    CaptureProgress progress() const override { return m_progress; }
    QString captureState() const override { return tr("kept until the next start"); }
    TrafficView *traffic() override { return m_traffic; }

Q_SIGNALS:
    void connectRequested(const QString &url);

private:
    ServerControl &m_control;
    CaptureProgress m_progress;
    TrafficView *m_traffic;
};

} // namespace framewatch
