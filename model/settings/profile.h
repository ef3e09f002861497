// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A connection with a name.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QJsonObject>

namespace framewatch {

struct Profile
{
    QString id;                  ///< stays, whatever the name
    QString folder;              ///< empty: in none
    QString name;                ///< unique in its folder, whatever the case of its letters
    ConnectionSettings settings; ///< without secrets
    QStringList secrets;         ///< names of those it has: see SettingsSecrets
    double position = 0;         ///< among the profiles of its folder

    bool operator==(const Profile &) const = default;
};

/// A file among the profiles that cannot be used. It stays as it is.
struct BrokenProfile
{
    QString folder;
    QString name;
    QString path;
    QString reason; ///< a sentence for the user, no full stop

    bool operator==(const BrokenProfile &) const = default;
};

namespace ProfileJson {

inline constexpr int Version = 1; ///< a larger one is refused

/// base: what the file held; keys that Framewatch does not know stay. No secret is ever in it.
QJsonObject toJson(const Profile &profile, const QJsonObject &base);
/// All but folder and name, which the file's place says.
Result<Profile> fromJson(const QJsonObject &object);

} // namespace ProfileJson
} // namespace framewatch
