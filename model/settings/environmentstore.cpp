// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/environmentstore.h"

#include "model/settings/filenames.h"
#include "model/settings/folderwatch.h"
#include "model/settings/jsonfields.h"
#include "model/settings/jsonfile.h"

#include <QDir>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace framewatch {

namespace {

const QString Ending = QStringLiteral(".json");

struct EnvironmentFile
{
    Environment environment;
    QString path;
    QByteArray bytes; // as read
};

QStringList secretNames(const Environment &environment)
{
    QStringList names;
    for (const EnvironmentVariable &variable : environment.variables) {
        if (variable.isSecret)
            names.append(variable.name);
    }
    return names;
}

Error taken(const QString &name)
{
    return {ErrorCode::FileExists, EnvironmentStore::tr("There is a “%1” already").arg(name), {}};
}

Error unusable(const QString &name)
{
    return {ErrorCode::Invalid,
            EnvironmentStore::tr(
                "“%1” is no name for a variable: letters, digits, “_”, “-” and “.”, a letter first")
                .arg(name),
            {}};
}

/// Sorts too, as the file will have them.
Result<bool> check(QList<EnvironmentVariable> &variables)
{
    QSet<QString> seen;
    for (const EnvironmentVariable &variable : std::as_const(variables)) {
        if (!Variables::isName(variable.name))
            return unusable(variable.name);
        if (seen.contains(variable.name))
            return Error{ErrorCode::Invalid, EnvironmentStore::tr("“%1” comes twice").arg(variable.name), {}};
        seen.insert(variable.name);
    }
    std::sort(variables.begin(), variables.end(),
              [](const EnvironmentVariable &a, const EnvironmentVariable &b) { return a.name < b.name; });
    return true;
}

Result<Environment> fromJson(const QJsonObject &object)
{
    Environment environment;
    QStringList secrets;
    JsonReader reader(object);
    reader.text("id", environment.id, {});
    reader.texts("secrets", secrets);
    if (environment.id.isEmpty() || environment.id.contains(u'/'))
        reader.refuse("id", JsonReader::tr("is missing or cannot be used"));
    const QJsonValue values = object.value(QLatin1String("variables"));
    if (!values.isObject() && !values.isUndefined())
        reader.refuse("variables", JsonReader::tr("is not an object"));
    const QJsonObject variables = values.toObject();
    for (auto i = variables.begin(); i != variables.end(); ++i) {
        if (!i.value().isString())
            reader.refuse("variables", JsonReader::tr("has a value that is not a text"));
        environment.variables.append({i.key(), i.value().toString(), false});
    }
    for (const QString &name : std::as_const(secrets))
        environment.variables.append({name, {}, true});
    if (reader.error())
        return reader.error();
    if (const Result<bool> checked = check(environment.variables); !checked)
        return checked.error();
    return environment;
}

QJsonObject toJson(const Environment &environment, QJsonObject base)
{
    QJsonObject values;
    for (const EnvironmentVariable &variable : environment.variables) {
        if (!variable.isSecret)
            values.insert(variable.name, variable.value);
    }
    JsonWriter writer(base);
    QString id = environment.id;
    QStringList secrets = secretNames(environment);
    writer.text("id", id, {});
    writer.texts("secrets", secrets);
    QJsonObject object = writer.object();
    object.insert(QLatin1String("variables"), values);
    return object;
}

Result<EnvironmentFile> readFile(const QString &path)
{
    const Result<QByteArray> bytes = JsonFile::read(path);
    if (!bytes)
        return bytes.error();
    const Result<QJsonObject> object = JsonFile::parse(bytes.value());
    if (!object)
        return object.error();
    Result<Environment> environment = fromJson(object.value());
    if (!environment)
        return environment.error();
    environment.value().name = FileNames::decoded(QFileInfo(path).fileName().chopped(Ending.size()));
    return EnvironmentFile{std::move(environment).value(), path, bytes.value()};
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
    QString pathOf(const QString &name) const { return folder.filePath(FileNames::encoded(name) + Ending); }
    /// The file of an environment if it is there and still what was read.
    Result<EnvironmentFile> unchanged(const QString &id);
    static Result<bool> write(const EnvironmentFile &file);
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
};

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
    const EnvironmentFile *known = file(id);
    if (!known)
        return Error{ErrorCode::Invalid, tr("The environment is not there any more"), {}};
    const Result<QByteArray> bytes = JsonFile::read(known->path);
    if (bytes && bytes.value() == known->bytes)
        return *known;
    const QString name = known->environment.name;
    q.reload();
    return Error{ErrorCode::Invalid,
                 tr("“%1” was changed by another program meanwhile; look at it again").arg(name),
                 {}};
}

Result<bool> EnvironmentStore::Private::write(const EnvironmentFile &file)
{
    QJsonObject base;
    if (const Result<QJsonObject> parsed = JsonFile::parse(file.bytes); parsed)
        base = parsed.value();
    return JsonFile::write(file.path, JsonFile::print(toJson(file.environment, base)));
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

void EnvironmentStore::read(QObject *context, const std::function<void(const Variables &)> &answer)
{
    const Environment environment = find(chosen()).value_or(Environment());
    d->secrets.readOf(environment.id, secretNames(environment), context,
                      [environment, answer](const SecretStore::Values &found) {
                          QMap<QString, VariableValue> values;
                          for (const EnvironmentVariable &variable : environment.variables) {
                              if (!variable.isSecret)
                                  values.insert(variable.name, {variable.value, false});
                              else if (found.contains(variable.name))
                                  values.insert(variable.name, {found.value(variable.name), true});
                          }
                          answer(Variables(values, environment.name));
                      });
}

Result<QString> EnvironmentStore::add(const QString &name)
{
    const Result<QString> tidy = FileNames::tidied(name);
    if (!tidy)
        return tidy.error();
    if (d->isTaken(tidy.value(), {}))
        return taken(tidy.value());
    Environment environment{QUuid::createUuid().toString(QUuid::WithoutBraces), tidy.value(), {}};
    const Result<bool> written = Private::write({environment, d->pathOf(environment.name), {}});
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
    d->secrets.remove(SecretStore::keys(id, secretNames(file.value().environment)));
    return d->ended<bool>(true);
}

Result<bool> EnvironmentStore::setVariables(const QString &id, const QList<EnvironmentVariable> &variables)
{
    Result<EnvironmentFile> file = d->unchanged(id);
    if (!file)
        return file.error();
    Environment &environment = file.value().environment;
    const QStringList before = secretNames(environment);
    environment.variables = variables;
    if (const Result<bool> checked = check(environment.variables); !checked)
        return checked.error();
    SecretStore::Values values;
    for (EnvironmentVariable &variable : environment.variables) {
        if (variable.isSecret)
            values.insert(variable.name, std::exchange(variable.value, {}));
    }
    const Result<bool> written = Private::write(file.value());
    if (written)
        d->secrets.writeOf(id, values, before);
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
    for (const QString &name : d->folder.entryList({u'*' + Ending}, QDir::Files, QDir::Name)) {
        paths.append(d->folder.filePath(name));
        Result<EnvironmentFile> file = readFile(paths.constLast());
        if (file && !d->file(file.value().environment.id)) {
            d->files.append(std::move(file).value());
            continue;
        }
        const QString reason = file ? tr("its id is that of another; give it another") : file.error().message;
        d->broken.append(tr("“%1”: %2").arg(FileNames::decoded(name.chopped(Ending.size())), reason));
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
