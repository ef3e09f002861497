// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/profilefiles.h"

#include "model/settings/filenames.h"
#include "model/settings/jsonfile.h"

#include <QHash>

#include <algorithm>

namespace framewatch {

namespace {

const QString Ending = QStringLiteral(".json");

Result<ProfileFile> readFile(const QString &path)
{
    const Result<QByteArray> bytes = JsonFile::read(path);
    if (!bytes)
        return bytes.error();
    const Result<QJsonObject> object = JsonFile::parse(bytes.value());
    if (!object)
        return object.error();
    Result<Profile> profile = ProfileJson::fromJson(object.value());
    if (!profile)
        return profile.error();
    return ProfileFile{std::move(profile).value(), path, bytes.value()};
}

/// A file copied by hand has its original's id: two cannot share their secrets. The first by path stays.
void dropTwins(ProfileFiles::Found &found)
{
    QHash<QString, QString> names;
    QList<ProfileFile> kept;
    for (const ProfileFile &file : std::as_const(found.files)) {
        const Profile &profile = file.profile;
        if (names.contains(profile.id)) {
            const QString reason =
                ProfileFiles::tr("Its id is that of “%1”; give it another").arg(names[profile.id]);
            found.broken.append({profile.folder, profile.name, file.path, reason});
            continue;
        }
        names.insert(profile.id, profile.name);
        kept.append(file);
    }
    found.files = kept;
}

} // namespace

bool ProfileFiles::comesBefore(const Profile &a, const Profile &b)
{
    if (a.folder != b.folder)
        return a.folder.localeAwareCompare(b.folder) < 0;
    if (a.position != b.position)
        return a.position < b.position;
    return a.name.localeAwareCompare(b.name) < 0;
}

ProfileFiles::Found ProfileFiles::read() const
{
    Found found;
    readFolder({}, m_root.path(), found);
    for (const QString &name : m_root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (name.startsWith(u'.')) // .git
            continue;
        found.folders.append(FileNames::decoded(name));
        readFolder(found.folders.constLast(), m_root.filePath(name), found);
    }
    dropTwins(found);
    std::sort(found.files.begin(), found.files.end(),
              [](const ProfileFile &a, const ProfileFile &b) { return comesBefore(a.profile, b.profile); });
    std::sort(found.folders.begin(), found.folders.end(),
              [](const QString &a, const QString &b) { return a.localeAwareCompare(b) < 0; });
    return found;
}

void ProfileFiles::readFolder(const QString &folder, const QString &path, Found &found) const
{
    const QDir directory(path);
    for (const QString &fileName : directory.entryList({u'*' + Ending}, QDir::Files, QDir::Name)) {
        const QString name = FileNames::decoded(fileName.chopped(Ending.size()));
        Result<ProfileFile> file = readFile(directory.filePath(fileName));
        if (!file) {
            found.broken.append({folder, name, directory.filePath(fileName), file.error().message});
            continue;
        }
        file.value().profile.folder = folder;
        file.value().profile.name = name;
        found.files.append(std::move(file).value());
    }
}

QString ProfileFiles::folderPath(const QString &folder) const
{
    return folder.isEmpty() ? m_root.path() : m_root.filePath(FileNames::encoded(folder));
}

QString ProfileFiles::filePath(const QString &folder, const QString &name) const
{
    return folderPath(folder) + u'/' + FileNames::encoded(name) + Ending;
}

bool ProfileFiles::isAsRead(const ProfileFile &file)
{
    const Result<QByteArray> bytes = JsonFile::read(file.path);
    return bytes && bytes.value() == file.bytes;
}

Result<bool> ProfileFiles::write(const ProfileFile &file)
{
    QJsonObject base;
    if (const Result<QJsonObject> parsed = JsonFile::parse(file.bytes); parsed)
        base = parsed.value();
    return JsonFile::write(file.path, JsonFile::print(ProfileJson::toJson(file.profile, base)));
}

} // namespace framewatch
