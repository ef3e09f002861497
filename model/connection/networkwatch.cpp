// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/networkwatch.h"

#include <QNetworkInformation>

#include <utility>

namespace framewatch {

void NetworkWatch::start()
{
    if (std::exchange(m_started, true) || !QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::look);
    look();
}

void NetworkWatch::look()
{
    // A network that reaches less than the Internet may well reach the server.
    const bool online = QNetworkInformation::instance()->reachability() != QNetworkInformation::Reachability::Disconnected;
    if (std::exchange(m_online, online) != online)
        Q_EMIT onlineChanged(online);
}

} // namespace framewatch
