// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/environmentfiles.h"

#include "model/settings/filenames.h"
#include "model/settings/jsonfields.h"
#include "model/settings/jsonfile.h"
#include "model/settings/secretsearch.h"
#include "model/settings/variables.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace framewatch {

namespace {

const QString Ending = QStringLiteral(".json");

Error unusable(const QString &name)
{
    return {ErrorCode::Invalid,
            EnvironmentFiles::tr(
                "“%1” is no name for a variable: letters, digits, “_”, “-” and “.”, a letter first")
                .arg(name),
            {}};
}

Result<bool> checkNames(QList<EnvironmentVariable> &variables)
{
    QSet<QString> seen;
    for (const EnvironmentVariable &variable : std::as_const(variables)) {
        if (!Variables::isName(variable.name))
            return unusable(variable.name);
        if (seen.contains(variable.name))
            return Error{ErrorCode::Invalid, EnvironmentFiles::tr("“%1” comes twice").arg(variable.name), {}};
        seen.insert(variable.name);
    }
    std::sort(variables.begin(), variables.end(),
              [](const EnvironmentVariable &a, const EnvironmentVariable &b) { return a.name < b.name; });
    return true;
}

/// What is not known cannot be moved to another name, nor be written into the file.
Result<bool> checkUnread(const QList<EnvironmentVariable> &variables, const QStringList &secretsBefore)
{
    for (const EnvironmentVariable &variable : variables) {
        if (!variable.isUnread || (variable.isSecret && secretsBefore.contains(variable.name)))
            continue;
        const QString why = EnvironmentFiles::tr("the keychain does not give its value now");
        return Error{ErrorCode::Invalid,
                     variable.isSecret
                         ? EnvironmentFiles::tr("“%1” cannot have a new name: %2. Type the value first")
                               .arg(variable.name, why)
                         : EnvironmentFiles::tr("“%1” has to stay secret: %2").arg(variable.name, why),
                     {}};
    }
    return true;
}

/// A secret must not stand in the file as part of another variable's value.
Result<bool> checkCopies(const QList<EnvironmentVariable> &variables)
{
    for (const EnvironmentVariable &secret : variables) {
        const SecretSearch search(secret.isSecret ? QList<QByteArray>{secret.value.toUtf8()}
                                                  : QList<QByteArray>());
        for (const EnvironmentVariable &other : variables) {
            if (!other.isSecret && search.isIn(other.value.toUtf8(), SecretSearch::In::Text))
                return Error{
                    ErrorCode::Invalid,
                    EnvironmentFiles::tr("“%1” holds the value of the secret “%2”: make it a secret, too")
                        .arg(other.name, secret.name),
                    {}};
        }
    }
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
    if (const Result<bool> checked = checkNames(environment.variables); !checked)
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
    QStringList secrets = environment.secretNames();
    writer.text("id", id, {});
    writer.texts("secrets", secrets);
    QJsonObject object = writer.object();
    object.insert(QLatin1String("variables"), values);
    return object;
}

} // namespace

QStringList Environment::secretNames() const
{
    QStringList names;
    for (const EnvironmentVariable &variable : variables) {
        if (variable.isSecret)
            names.append(variable.name);
    }
    return names;
}

QString EnvironmentFiles::fileName(const QString &name)
{
    return FileNames::encoded(name) + Ending;
}

Result<EnvironmentFile> EnvironmentFiles::read(const QString &path)
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

Result<bool> EnvironmentFiles::write(const EnvironmentFile &file)
{
    QJsonObject base;
    if (const Result<QJsonObject> parsed = JsonFile::parse(file.bytes); parsed)
        base = parsed.value();
    return JsonFile::write(file.path, JsonFile::print(toJson(file.environment, base)));
}

Result<bool> EnvironmentFiles::check(QList<EnvironmentVariable> &variables, const QStringList &secretsBefore)
{
    for (const Result<bool> &checked :
         {checkNames(variables), checkUnread(variables, secretsBefore), checkCopies(variables)}) {
        if (!checked)
            return checked;
    }
    return true;
}

} // namespace framewatch
