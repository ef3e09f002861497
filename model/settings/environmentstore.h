// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Named sets of variables, one of which is chosen.
#pragma once

#include "model/settings/secretstore.h"
#include "model/settings/variables.h"

#include <QCoreApplication>
#include <QObject>

#include <memory>
#include <optional>

namespace framewatch {

struct EnvironmentVariable
{
    QString name;
    QString value; ///< of a secret: empty as it is listed; its value is in the SecretStore
    bool isSecret = false;

    bool operator==(const EnvironmentVariable &) const = default;
};

struct Environment
{
    QString id;
    QString name;
    QList<EnvironmentVariable> variables; ///< by name

    bool operator==(const Environment &) const = default;
};

/// <folder>/<name>.json, the names as FileNames writes them: {"id", "variables": {name: value}, "secrets":
/// [names]}. The values of secrets go to the SecretStore. A broken file is told and left alone, one that was
/// changed meanwhile is read again and not overwritten. Which environment is chosen is not kept here. One
/// thread.
class EnvironmentStore final : public QObject
{
    Q_OBJECT

public:
    /// secrets must outlive it.
    EnvironmentStore(const QString &folder, SecretStore &secrets, QObject *parent = nullptr);
    ~EnvironmentStore() override;

    QList<Environment> environments() const; ///< by name
    std::optional<Environment> find(const QString &id) const;
    QStringList broken() const; ///< a sentence each: "“name”: reason"
    SecretStore &secrets() const;

    /// The id of the chosen one; empty: none, or it is gone.
    QString chosen() const;
    void choose(const QString &id);
    /// Answers later with the values of the chosen environment; a secret that the SecretStore does not know
    /// is missing.
    void read(QObject *context, const std::function<void(const Variables &values)> &answer);

    /// Errors as those of ProfileStore. Returns the id.
    Result<QString> add(const QString &name);
    QString freeName(const QString &name) const;
    Result<bool> rename(const QString &id, const QString &name);
    Result<bool> remove(const QString &id);
    /// Values of secrets included; they go to the SecretStore once the file is written. Invalid names a
    /// variable whose name cannot be used or comes twice.
    Result<bool> setVariables(const QString &id, const QList<EnvironmentVariable> &variables);
    void reload();

Q_SIGNALS:
    void changed(); ///< the list, or what is in one
    void chosenChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
