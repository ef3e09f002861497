// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/profilestore.h"

#include "model/settings/filenames.h"
#include "model/settings/folderwatch.h"
#include "model/settings/profilefiles.h"
#include "model/settings/settingssecrets.h"

#include <QUuid>

#include <algorithm>

namespace framewatch {

namespace {

bool isSameName(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

Error gone()
{
    return {ErrorCode::Invalid, ProfileStore::tr("The profile is not there any more"), {}};
}

Error changedElsewhere(const QString &name)
{
    return {ErrorCode::Invalid,
            ProfileStore::tr("“%1” was changed by another program meanwhile; look at it again").arg(name),
            {}};
}

Error taken(const QString &name)
{
    return {ErrorCode::FileExists, ProfileStore::tr("There is a “%1” already").arg(name), {}};
}

void setSettingsOf(Profile &profile, const ConnectionSettings &settings)
{
    profile.settings = settings;
    profile.secrets = SettingsSecrets::take(profile.settings).keys();
}

} // namespace

struct ProfileStore::Private
{
    Private(ProfileStore &store, const QString &folder)
        : q(store)
        , files(folder)
        , watch(folder)
    {
    }

    ProfileFile *file(const QString &id)
    {
        const auto at = std::find_if(found.files.begin(), found.files.end(),
                                     [&](const ProfileFile &file) { return file.profile.id == id; });
        return at == found.files.end() ? nullptr : &*at;
    }

    bool isTaken(const QString &folder, const QString &name, const QString &butId) const;
    /// A place in a folder before another profile; neighbours are numbered anew if there is no room between
    /// them.
    Result<double> placeBefore(const QString &folder, const QString &before, const QString &butId);
    Result<bool> replace(const ProfileFile &old, const Profile &changed);
    /// Reads again, whatever came of it; so the list is always what the disk says.
    template <typename T>
    Result<T> ended(Result<T> result)
    {
        q.reload();
        return result;
    }
    /// The folder's name as it is spelled if it is there; else as it can be made.
    Result<QString> folderNamed(const QString &name) const;

    ProfileStore &q;
    ProfileFiles files;
    FolderWatch watch;
    ProfileFiles::Found found;
};

bool ProfileStore::Private::isTaken(const QString &folder, const QString &name, const QString &butId) const
{
    const auto isIt = [&](const QString &itsFolder, const QString &itsName) {
        return itsFolder == folder && isSameName(itsName, name);
    };
    return std::any_of(found.files.begin(), found.files.end(),
                       [&](const ProfileFile &file) {
                           return file.profile.id != butId && isIt(file.profile.folder, file.profile.name);
                       }) ||
           std::any_of(found.broken.begin(), found.broken.end(),
                       [&](const BrokenProfile &broken) { return isIt(broken.folder, broken.name); });
}

Result<double> ProfileStore::Private::placeBefore(const QString &folder, const QString &before,
                                                  const QString &butId)
{
    QList<ProfileFile *> row;
    for (ProfileFile &file : found.files) {
        if (file.profile.folder == folder && file.profile.id != butId)
            row.append(&file);
    }
    const auto at = std::find_if(row.begin(), row.end(),
                                 [&](const ProfileFile *file) { return file->profile.id == before; });
    const qsizetype index = at - row.begin();
    if (row.isEmpty())
        return 1.0;
    if (index == row.size())
        return row.constLast()->profile.position + 1;
    const double next = row[index]->profile.position;
    const double previous = index == 0 ? next - 2 : row[index - 1]->profile.position;
    const double middle = previous + (next - previous) / 2;
    if (previous < middle && middle < next)
        return middle;
    for (qsizetype i = 0; i < row.size(); ++i) { // positions by hand, or halved too often
        Profile moved = row[i]->profile;
        moved.position = double(i < index ? i : i + 1) + 1;
        if (const Result<bool> written = replace(*row[i], moved); !written)
            return written.error();
    }
    return double(index) + 1;
}

Result<bool> ProfileStore::Private::replace(const ProfileFile &old, const Profile &changed)
{
    if (!ProfileFiles::isAsRead(old))
        return changedElsewhere(old.profile.name);
    const bool moves = changed.folder != old.profile.folder || changed.name != old.profile.name;
    const QString path = moves ? files.filePath(changed.folder, changed.name) : old.path;
    if (moves && isTaken(changed.folder, changed.name, changed.id))
        return taken(changed.name);
    if (path != old.path) {
        QDir().mkpath(files.folderPath(changed.folder));
        if (QFile file(old.path); !file.rename(path))
            return Error{ErrorCode::FileUnwritable,
                         tr("“%1” cannot become “%2”: %3").arg(old.path, path, file.errorString()),
                         {}};
    }
    return ProfileFiles::write({changed, path, old.bytes});
}

Result<QString> ProfileStore::Private::folderNamed(const QString &name) const
{
    if (name.isEmpty())
        return name;
    Result<QString> tidy = FileNames::tidied(name);
    if (!tidy)
        return tidy;
    for (const QString &folder : found.folders) {
        if (folder == name || isSameName(folder, tidy.value()))
            return folder;
    }
    return tidy;
}

ProfileStore::ProfileStore(const QString &folder, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, folder))
{
    connect(&d->watch, &FolderWatch::changed, this, &ProfileStore::reload);
    reload();
}

ProfileStore::~ProfileStore() = default;

QList<Profile> ProfileStore::profiles() const
{
    QList<Profile> profiles;
    for (const ProfileFile &file : std::as_const(d->found.files))
        profiles.append(file.profile);
    return profiles;
}

QList<BrokenProfile> ProfileStore::broken() const
{
    return d->found.broken;
}

QStringList ProfileStore::folders() const
{
    return d->found.folders;
}

std::optional<Profile> ProfileStore::find(const QString &id) const
{
    const ProfileFile *file = d->file(id);
    return file ? std::optional(file->profile) : std::nullopt;
}

bool ProfileStore::matches(const Profile &profile, const QString &words)
{
    const QString text = profile.name + u'\n' + profile.folder + u'\n' + profile.settings.url;
    const QStringList list = words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(list.begin(), list.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

QString ProfileStore::freeName(const QString &folder, const QString &name) const
{
    QString free = name;
    for (int i = 2; d->isTaken(folder, free, {}); ++i)
        free = name + u' ' + QString::number(i);
    return free;
}

Result<QString> ProfileStore::add(const QString &folder, const QString &name,
                                  const ConnectionSettings &settings)
{
    const Result<QString> place = d->folderNamed(folder);
    const Result<QString> tidy = FileNames::tidied(name);
    for (const Result<QString> *result : {&place, &tidy}) {
        if (!*result)
            return result->error();
    }
    if (const Result<bool> checked = SettingsSecrets::check(settings); !checked)
        return checked.error();
    if (d->isTaken(place.value(), tidy.value(), {}))
        return taken(tidy.value());
    const Result<double> position = d->placeBefore(place.value(), {}, {});
    if (!position)
        return position.error();
    Profile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    profile.folder = place.value();
    profile.name = tidy.value();
    profile.position = position.value();
    setSettingsOf(profile, settings);
    const QString path = d->files.filePath(profile.folder, profile.name);
    if (QFile::exists(path))
        return taken(profile.name);
    const Result<bool> written = ProfileFiles::write({profile, path, {}});
    return d->ended<QString>(written ? Result<QString>(profile.id) : written.error());
}

Result<bool> ProfileStore::setSettings(const QString &id, const ConnectionSettings &settings,
                                       const QStringList &unread)
{
    const ProfileFile *file = d->file(id);
    if (!file)
        return gone();
    if (const Result<bool> checked = SettingsSecrets::check(settings); !checked)
        return checked.error();
    Profile changed = file->profile;
    setSettingsOf(changed, settings);
    changed.secrets += unread;
    changed.secrets.removeDuplicates();
    changed.secrets.sort();
    return d->ended(d->replace(*file, changed));
}

Result<bool> ProfileStore::rename(const QString &id, const QString &name)
{
    const ProfileFile *file = d->file(id);
    const Result<QString> tidy = FileNames::tidied(name);
    if (!file)
        return gone();
    if (!tidy)
        return tidy.error();
    if (tidy.value() == file->profile.name)
        return true;
    Profile changed = file->profile;
    changed.name = tidy.value();
    return d->ended(d->replace(*file, changed));
}

Result<QString> ProfileStore::duplicate(const QString &id)
{
    const std::optional<Profile> original = find(id);
    if (!original)
        return gone();
    if (!ProfileFiles::isAsRead(*d->file(id)))
        return d->ended<QString>(changedElsewhere(original->name));
    const QList<Profile> all = profiles();
    const qsizetype next = all.indexOf(*original) + 1;
    const QString before =
        next < all.size() && all[next].folder == original->folder ? all[next].id : QString();
    const Result<double> position = d->placeBefore(original->folder, before, {});
    if (!position)
        return position.error();
    ProfileFile copy{*original, {}, d->file(id)->bytes};
    copy.profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    copy.profile.name = freeName(original->folder, original->name);
    copy.profile.position = position.value();
    copy.path = d->files.filePath(copy.profile.folder, copy.profile.name);
    if (QFile::exists(copy.path))
        return taken(copy.profile.name);
    const Result<bool> written = ProfileFiles::write(copy);
    return d->ended<QString>(written ? Result<QString>(copy.profile.id) : written.error());
}

Result<bool> ProfileStore::move(const QString &id, const QString &folder, const QString &before)
{
    const std::optional<Profile> profile = find(id);
    const Result<QString> place = d->folderNamed(folder);
    if (!profile)
        return gone();
    if (!place)
        return place.error();
    if (before == id)
        return true;
    const Result<double> position = d->placeBefore(place.value(), before, id);
    if (!position)
        return position.error();
    Profile changed = *profile;
    changed.folder = place.value();
    changed.position = position.value();
    return d->ended(d->replace(*d->file(id), changed));
}

Result<bool> ProfileStore::remove(const QString &id)
{
    const ProfileFile *file = d->file(id);
    if (!file)
        return gone();
    const QString path = file->path;
    if (!ProfileFiles::isAsRead(*file))
        return d->ended<bool>(changedElsewhere(file->profile.name));
    if (QFile removed(path); !removed.remove())
        return d->ended<bool>(Error{
            ErrorCode::FileUnwritable, tr("%1 cannot be removed: %2").arg(path, removed.errorString()), {}});
    return d->ended<bool>(true);
}

Result<bool> ProfileStore::addFolder(const QString &name)
{
    const Result<QString> tidy = FileNames::tidied(name);
    if (!tidy)
        return tidy.error();
    if (std::any_of(d->found.folders.begin(), d->found.folders.end(),
                    [&](const QString &folder) { return isSameName(folder, tidy.value()); }))
        return taken(tidy.value());
    if (!QDir().mkpath(d->files.folderPath(tidy.value())))
        return Error{ErrorCode::FileUnwritable,
                     tr("The folder %1 cannot be made").arg(d->files.folderPath(tidy.value())),
                     {}};
    return d->ended<bool>(true);
}

Result<bool> ProfileStore::renameFolder(const QString &from, const QString &to)
{
    const Result<QString> tidy = FileNames::tidied(to);
    if (!tidy)
        return tidy.error();
    if (tidy.value() == from)
        return true;
    for (const QString &folder : std::as_const(d->found.folders)) {
        if (folder != from && isSameName(folder, tidy.value()))
            return taken(tidy.value());
    }
    if (!d->found.folders.contains(from) ||
        !QDir().rename(d->files.folderPath(from), d->files.folderPath(tidy.value())))
        return d->ended<bool>(Error{
            ErrorCode::FileUnwritable, tr("The folder “%1” cannot become “%2”").arg(from, tidy.value()), {}});
    return d->ended<bool>(true);
}

Result<bool> ProfileStore::removeFolder(const QString &name)
{
    if (name.isEmpty() || !QDir().rmdir(d->files.folderPath(name)))
        return d->ended<bool>(Error{ErrorCode::FileUnwritable,
                                    tr("The folder “%1” is not empty or cannot be removed").arg(name),
                                    {}});
    return d->ended<bool>(true);
}

void ProfileStore::reload()
{
    ProfileFiles::Found now = d->files.read();
    const auto profilesOf = [](const ProfileFiles::Found &found) {
        QList<Profile> list;
        for (const ProfileFile &file : found.files)
            list.append(file.profile);
        return list;
    };
    const bool same = now.folders == d->found.folders && now.broken == d->found.broken &&
                      profilesOf(now) == profilesOf(d->found);
    d->found = std::move(now);
    QStringList paths;
    for (const ProfileFile &file : std::as_const(d->found.files))
        paths.append(file.path);
    for (const BrokenProfile &broken : std::as_const(d->found.broken))
        paths.append(broken.path);
    d->watch.watch(paths);
    if (!same)
        Q_EMIT changed();
}

} // namespace framewatch
