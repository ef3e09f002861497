// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The files of the environments, and what may stand in one; who may do what is the store's matter.
#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QStringList>

namespace framewatch {

struct EnvironmentVariable
{
    QString name;
    QString value; ///< of a secret: empty as it is listed; its value is in the SecretStore
    bool isSecret = false;
    bool isUnread = false; ///< a secret whose value is not given now: what is kept of it stays as it is

    bool operator==(const EnvironmentVariable &) const = default;
};

struct Environment
{
    QString id;
    QString name;
    QList<EnvironmentVariable> variables; ///< by name

    QStringList secretNames() const;
    bool operator==(const Environment &) const = default;
};

/// An environment and the file it was read from.
struct EnvironmentFile
{
    Environment environment;
    QString path;
    QByteArray bytes; ///< as read
};

class EnvironmentFiles
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::EnvironmentFiles)

public:
    static QString fileName(const QString &name);
    static Result<EnvironmentFile> read(const QString &path);
    /// Over what file.bytes holds; values of secrets are left out.
    static Result<bool> write(const EnvironmentFile &file);
    /// Sorts variables by name. Errors as those of EnvironmentStore::setVariables().
    static Result<bool> check(QList<EnvironmentVariable> &variables, const QStringList &secretsBefore);
};

} // namespace framewatch
