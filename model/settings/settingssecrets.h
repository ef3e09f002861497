// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the secrets out of connection settings, and puts them back in.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QMap>

namespace framewatch::SettingsSecrets {

/// By name: "auth.token", "tls.passphrase", "network.proxyPassword", "urlPassword" (as typed,
/// percent-encoded), "header:authorization" …, and any other text that holds the bytes of a secret
/// ("heartbeat").
using Values = QMap<QString, QString>;

/// Empties every text that is, or holds, a secret and returns what it held. A text that only refers to
/// variables
/// ("Bearer {{token}}") is no secret and stays. extraSecrets are cleared, and not returned.
Values take(ConnectionSettings &settings);

/// The inverse. A text that is not empty, or a name that fits nothing, is left alone.
void put(ConnectionSettings &settings, const Values &values);

/// The same for the password of a URL's user information, byte for byte; empty: there is none, or it only
/// refers to variables.
QString takeUrlPassword(QString &url);
void putUrlPassword(QString &url, const QString &password);

} // namespace framewatch::SettingsSecrets
