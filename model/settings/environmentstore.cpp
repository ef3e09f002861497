// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/environmentstore.h"

#include "model/settings/environmentfiles.h"
#include "model/settings/filenames.h"
#include "model/settings/folderwatch.h"
#include "model/settings/jsonfile.h"

#include <QDir>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace framewatch {

namespace {

Error taken(const QString &name)
{
    return {ErrorCode::FileExists, EnvironmentStore::tr("There is a “%1” already").arg(name), {}};
}

} // namespace

struct EnvironmentStore::Private
{
    Private(EnvironmentStore &store, const QString &path, SecretStore &kept)
        : q(store)
        , secrets(kept)
        , folder(path)
        , watch(path)
    {
    }

    EnvironmentFile *file(const QString &id)
    {
        const auto at = std::find_if(files.begin(), files.end(),
                                     [&](const EnvironmentFile &file) { return file.environment.id == id; });
        return at == files.end() ? nullptr : &*at;
    }
    bool isTaken(const QString &name, const QString &butId) const;
    QString pathOf(const QString &name) const { return folder.filePath(EnvironmentFiles::fileName(name)); }
    /// The file of an environment if it is there and still what was read.
    Result<EnvironmentFile> unchanged(const QString &id);
    template <typename T>
    Result<T> ended(Result<T> result)
    {
        q.reload();
        return result;
    }

    EnvironmentStore &q;
    SecretStore &secrets;
    QDir folder;
    FolderWatch watch;
    QList<EnvironmentFile> files;
    QStringList broken;
    QString chosen;
    /// Names of secrets that this run read or wrote, and those of their values that there are.
    struct Known
    {
        QSet<QString> names;
        SecretStore::Values values;
    };
    QHash<QString, Known> known; // by id

    static Variables variablesOf(const Environment &environment, const SecretStore::Values &found);
    void remember(const QString &id, const SecretStore::Values &values, const QStringList &before);
};

void EnvironmentStore::Private::remember(const QString &id, const SecretStore::Values &values,
                                         const QStringList &before)
{
    Known &kept = known[id];
    for (const QString &name : before)
        kept.values.remove(name);
    for (auto value = values.begin(); value != values.end(); ++value) {
        kept.names.insert(value.key());
        if (value->isEmpty())
            kept.values.remove(value.key());
        else
            kept.values.insert(value.key(), *value);
    }
}

Variables EnvironmentStore::Private::variablesOf(const Environment &environment,
                                                 const SecretStore::Values &found)
{
    QMap<QString, VariableValue> values;
    for (const EnvironmentVariable &variable : environment.variables) {
        if (!variable.isSecret)
            values.insert(variable.name, {variable.value, false});
        else if (found.contains(variable.name))
            values.insert(variable.name, {found.value(variable.name), true});
    }
    return Variables(values, environment.name);
}

bool EnvironmentStore::Private::isTaken(const QString &name, const QString &butId) const
{
    for (const EnvironmentFile &file : files) {
        if (file.environment.id != butId && file.environment.name.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return butId.isEmpty() && QFile::exists(pathOf(name));
}

Result<EnvironmentFile> EnvironmentStore::Private::unchanged(const QString &id)
{
    const EnvironmentFile *read = file(id);
    if (!read)
        return Error{ErrorCode::Invalid, tr("The environment is not there any more"), {}};
    const Result<QByteArray> bytes = JsonFile::read(read->path);
    if (bytes && bytes.value() == read->bytes)
        return *read;
    const QString name = read->environment.name;
    q.reload();
    return Error{ErrorCode::Invalid,
                 tr("“%1” was changed by another program meanwhile; look at it again").arg(name),
                 {}};
}

EnvironmentStore::EnvironmentStore(const QString &folder, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, folder, secrets))
{
    connect(&d->watch, &FolderWatch::changed, this, &EnvironmentStore::reload);
    reload();
}

EnvironmentStore::~EnvironmentStore() = default;

QList<Environment> EnvironmentStore::environments() const
{
    QList<Environment> list;
    for (const EnvironmentFile &file : std::as_const(d->files))
        list.append(file.environment);
    return list;
}

std::optional<Environment> EnvironmentStore::find(const QString &id) const
{
    const EnvironmentFile *file = d->file(id);
    return file ? std::optional(file->environment) : std::nullopt;
}

QStringList EnvironmentStore::broken() const
{
    return d->broken;
}

SecretStore &EnvironmentStore::secrets() const
{
    return d->secrets;
}

QString EnvironmentStore::chosen() const
{
    return d->file(d->chosen) ? d->chosen : QString();
}

void EnvironmentStore::choose(const QString &id)
{
    if (id == d->chosen)
        return;
    d->chosen = id;
    Q_EMIT chosenChanged();
}

void EnvironmentStore::read(QObject *context, const Answer &answer)
{
    const Environment environment = find(chosen()).value_or(Environment());
    const QPointer<EnvironmentStore> store(this);
    d->secrets.readOf(environment.id, environment.secretNames(), context,
                      [store, environment, answer](const SecretStore::Found &found) {
                          if (!store)
                              return;
                          Private::Known &known = store->d->known[environment.id];
                          for (const QString &name : environment.secretNames()) {
                              if (!found.unread.contains(name))
                                  known.names.insert(name);
                          }
                          known.values.insert(found);
                          answer(store->d->variablesOf(environment, found));
                      });
}

void EnvironmentStore::readNow(QObject *context, const Answer &answer)
{
    const Environment environment = find(chosen()).value_or(Environment());
    const QStringList names = environment.secretNames();
    const Private::Known known = d->known.value(environment.id);
    if (known.names.contains(QSet<QString>(names.begin(), names.end())))
        answer(d->variablesOf(environment, known.values));
    else
        read(context, answer);
}

QList<QByteArray> EnvironmentStore::knownSecrets() const
{
    QList<QByteArray> secrets;
    for (const Private::Known &known : std::as_const(d->known)) {
        for (const QString &value : known.values)
            secrets.append(value.toUtf8());
    }
    return secrets;
}

Result<QString> EnvironmentStore::add(const QString &name)
{
    const Result<QString> tidy = FileNames::tidied(name);
    if (!tidy)
        return tidy.error();
    if (d->isTaken(tidy.value(), {}))
        return taken(tidy.value());
    Environment environment{QUuid::createUuid().toString(QUuid::WithoutBraces), tidy.value(), {}};
    const Result<bool> written = EnvironmentFiles::write({environment, d->pathOf(environment.name), {}});
    return d->ended<QString>(written ? Result<QString>(environment.id) : written.error());
}

QString EnvironmentStore::freeName(const QString &name) const
{
    QString free = name;
    for (int i = 2; d->isTaken(free, {}); ++i)
        free = name + u' ' + QString::number(i);
    return free;
}

Result<bool> EnvironmentStore::rename(const QString &id, const QString &name)
{
    const Result<QString> tidy = FileNames::tidied(name);
    if (!tidy)
        return tidy.error();
    const Result<EnvironmentFile> file = d->unchanged(id);
    if (!file)
        return file.error();
    if (tidy.value() == file.value().environment.name)
        return true;
    if (d->isTaken(tidy.value(), id))
        return taken(tidy.value());
    QFile renamed(file.value().path);
    if (!renamed.rename(d->pathOf(tidy.value())))
        return d->ended<bool>(
            Error{ErrorCode::FileUnwritable,
                  tr("%1 cannot be renamed: %2").arg(file.value().path, renamed.errorString()),
                  {}});
    return d->ended<bool>(true);
}

Result<bool> EnvironmentStore::remove(const QString &id)
{
    const Result<EnvironmentFile> file = d->unchanged(id);
    if (!file)
        return file.error();
    QFile removed(file.value().path);
    if (!removed.remove())
        return d->ended<bool>(
            Error{ErrorCode::FileUnwritable,
                  tr("%1 cannot be removed: %2").arg(file.value().path, removed.errorString()),
                  {}});
    d->secrets.remove(SecretStore::keys(id, file.value().environment.secretNames()));
    d->known.remove(id);
    return d->ended<bool>(true);
}

Result<bool> EnvironmentStore::setVariables(const QString &id, const QList<EnvironmentVariable> &variables)
{
    Result<EnvironmentFile> file = d->unchanged(id);
    if (!file)
        return file.error();
    Environment &environment = file.value().environment;
    const QStringList before = environment.secretNames();
    environment.variables = variables;
    if (const Result<bool> checked = EnvironmentFiles::check(environment.variables, before); !checked)
        return checked.error();
    SecretStore::Values values;
    QStringList known = before;
    for (EnvironmentVariable &variable : environment.variables) {
        if (std::exchange(variable.isUnread, false))
            known.removeOne(variable.name);
        else if (variable.isSecret)
            values.insert(variable.name, std::exchange(variable.value, {}));
    }
    const Result<bool> written = EnvironmentFiles::write(file.value());
    if (written) {
        d->secrets.writeOf(id, values, known);
        d->remember(id, values, known);
    }
    return d->ended(written);
}

void EnvironmentStore::reload()
{
    const QList<Environment> before = environments();
    const QStringList brokenBefore = d->broken;
    const QString chosenBefore = chosen();
    d->files.clear();
    d->broken.clear();
    QStringList paths;
    for (const QString &name : d->folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        paths.append(d->folder.filePath(name));
        Result<EnvironmentFile> file = EnvironmentFiles::read(paths.constLast());
        if (file && !d->file(file.value().environment.id)) {
            d->files.append(std::move(file).value());
            continue;
        }
        const QString reason = file ? tr("its id is that of another; give it another") : file.error().message;
        d->broken.append(tr("“%1”: %2").arg(FileNames::decoded(QFileInfo(name).completeBaseName()), reason));
    }
    std::sort(d->files.begin(), d->files.end(), [](const EnvironmentFile &a, const EnvironmentFile &b) {
        return a.environment.name.localeAwareCompare(b.environment.name) < 0;
    });
    d->watch.watch(paths);
    if (environments() != before || d->broken != brokenBefore)
        Q_EMIT changed();
    if (chosen() != chosenBefore)
        Q_EMIT chosenChanged();
}

} // namespace framewatch
