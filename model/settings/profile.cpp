// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/profile.h"

#include "model/settings/jsonfields.h"
#include "model/settings/settingsjson.h"

#include <QUuid>

#include <cmath>

namespace framewatch {

namespace {

const QString Connection = QStringLiteral("connection");
const QString Position = QStringLiteral("position");

} // namespace

QJsonObject ProfileJson::toJson(const Profile &profile, const QJsonObject &base)
{
    JsonWriter writer(base);
    QString id = profile.id;
    QStringList secrets = profile.secrets;
    writer.text("id", id, {});
    writer.texts("secrets", secrets);
    QJsonObject object = writer.object();
    object.insert(Position, profile.position);
    object.insert(Connection, SettingsJson::toJson(profile.settings, base.value(Connection).toObject()));
    return object;
}

Result<Profile> ProfileJson::fromJson(const QJsonObject &object)
{
    Profile profile;
    qint64 version = 0;
    JsonReader reader(object);
    reader.integer("version", version, Version, 1, Version);
    reader.text("id", profile.id, {});
    reader.texts("secrets", profile.secrets);
    if (profile.id.isEmpty() || profile.id.contains(u'/'))
        reader.refuse("id", JsonReader::tr("is missing or cannot be used"));
    QJsonValue connection = object.value(Connection);
    if (!connection.isObject())
        reader.refuse("connection", JsonReader::tr("is missing or is not an object"));
    if (object.contains(Position) && !object.value(Position).isDouble())
        reader.refuse("position", JsonReader::tr("is not a number"));
    if (reader.error())
        return reader.error();
    Result<ConnectionSettings> settings = SettingsJson::fromJson(connection.toObject());
    if (!settings)
        return settings.error();
    profile.settings = std::move(settings).value();
    profile.position = object.value(Position).toDouble();
    return profile;
}

} // namespace framewatch
