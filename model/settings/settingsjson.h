// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Connection settings as JSON that people read, compare and merge.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QJsonObject>

namespace framewatch::SettingsJson {

/// Every field but the secrets, which SettingsSecrets::take() would take: they are left out. Fields with
/// their default are left out too. Times are whole milliseconds, in keys that end in Ms. base: an object read
/// before; keys in it that Framewatch does not know stay.
QJsonObject toJson(const ConnectionSettings &settings, const QJsonObject &base = {});

/// The inverse; secrets are empty. Invalid names the key whose type or value is wrong. Unknown keys are
/// passed over.
Result<ConnectionSettings> fromJson(const QJsonObject &object);

} // namespace framewatch::SettingsJson
