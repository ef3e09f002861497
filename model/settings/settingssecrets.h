// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the secrets out of connection settings, and puts them back in.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QMap>

namespace framewatch::SettingsSecrets {

/// By name: "auth.token", "tls.passphrase", "network.proxyPassword", "urlPassword" (as typed,
/// percent-encoded), "header:authorization" …, and any other text that holds a secret ("heartbeat"). Of the
/// address that is what follows the host, from the "/" or "?" on ("url").
using Values = QMap<QString, QString>;

/// Empties every text that is a secret, or holds one as SecretSearch sees it, and returns what it held.
/// Scheme, host and port of the address always stay: nobody keeps a secret there, and without them a profile
/// is none. A text that only refers to variables ("Bearer {{token}}") is no secret and stays. extraSecrets
/// are cleared, and not returned.
Values take(ConnectionSettings &settings);

/// Whether a text that is to be stored beside the settings, such as their name, holds one of their secrets,
/// in capitals or not: a host's name comes out in lower case.
bool isIn(const QString &text, const ConnectionSettings &settings);

/// Invalid: a header's value holds a secret and is no UTF-8, so that take() would leave it.
Result<bool> check(const ConnectionSettings &settings);

/// The inverse of take(). A text that is not empty, or a name that fits nothing, is left alone.
void put(ConnectionSettings &settings, const Values &values);

/// Whether a secret of that name still has a place: a text that could hold it and is empty.
bool hasPlace(const ConnectionSettings &settings, const QString &name);

/// The same for the password of a URL's user information, byte for byte; empty: there is none, or it only
/// refers to variables.
QString takeUrlPassword(QString &url);
void putUrlPassword(QString &url, const QString &password);

} // namespace framewatch::SettingsSecrets
