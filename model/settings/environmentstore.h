// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Named sets of variables, one of which is chosen.
#pragma once

#include "model/settings/environmentfiles.h"
#include "model/settings/secretstore.h"
#include "model/settings/variables.h"

#include <QCoreApplication>
#include <QObject>

#include <memory>
#include <optional>

namespace framewatch {

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
    using Answer = std::function<void(const Variables &values)>;
    void read(QObject *context, const Answer &answer);
    /// The same, but at once if this run read or wrote all its secrets before.
    void readNow(QObject *context, const Answer &answer);
    /// Values of secrets, of every environment, that this run read or wrote.
    QList<QByteArray> knownSecrets() const;

    /// Errors as those of ProfileStore. Returns the id.
    Result<QString> add(const QString &name);
    QString freeName(const QString &name) const;
    Result<bool> rename(const QString &id, const QString &name);
    Result<bool> remove(const QString &id);
    /// Values of secrets included; they go to the SecretStore once the file is written, and those that are
    /// unread stay there as they are. Invalid names a variable whose name cannot be used or comes twice, one
    /// that is no secret but holds the value of one, and an unread one under a new name: its value would be
    /// lost.
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
