// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the system has a network at all.
#pragma once

#include <QObject>

namespace framewatch {

/// Asks QNetworkInformation. Where the system does not say, it counts as online. Lives in the main thread.
class NetworkWatch final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Starts to look, once; it loads a plugin, which takes some milliseconds.
    void start();
    bool isOnline() const { return m_online; }

Q_SIGNALS:
    void onlineChanged(bool online);

private:
    void look();

    bool m_started = false;
    bool m_online = true;
};

} // namespace framewatch
