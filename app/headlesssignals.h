// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// SIGINT and SIGTERM as events of the main loop.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace framewatch {

/// Made first thing in a headless run, so that no signal of its life is missed; one in a process. The first
/// signal is reported, the second ends the process at once, even while the loop is stuck in a write.
class HeadlessSignals final : public QObject
{
    Q_OBJECT

public:
    HeadlessSignals();
    ~HeadlessSignals() override;

    /// Starts reporting; needs the application object. A signal that came before is reported then.
    void watch();

Q_SIGNALS:
    void received(int signal);

private:
    void read();

    int m_readEnd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace framewatch
