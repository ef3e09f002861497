// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where secrets are kept: the system's keychain, or the memory of this run.
#pragma once

#include <QMap>
#include <QObject>
#include <QStringList>

#include <functional>

namespace framewatch {

/// Texts by key. One thread; nothing blocks.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using Values = QMap<QString, QString>; ///< by key, or by name where a function says so
    struct Found : Values
    {
        QStringList unread; ///< may have a value, but the keychain does not give it now
    };
    using Answer = std::function<void(const Found &found)>;

    using QObject::QObject;

    /// Answers later, never at once, with those keys that have a value; not at all if context goes first.
    virtual void read(const QStringList &keys, QObject *context, const Answer &answer) = 0;
    /// From now on read() finds them, whether the keychain takes them or not. An empty value removes.
    virtual void write(const Values &values) = 0;
    virtual void remove(const QStringList &keys) = 0;
    /// False: what is written is gone with this run.
    virtual bool isPersistent() const = 0;
    /// For the user: where secrets are kept, and why not in the keychain. No full stop.
    virtual QString sentence() const = 0;

    /// "framewatch/<owner>/<name>"; owner: the id of a profile or environment.
    static QString key(const QString &owner, const QString &name);
    static QStringList keys(const QString &owner, const QStringList &names);
    /// read(), answered by name.
    void readOf(const QString &owner, const QStringList &names, QObject *context, const Answer &answer);
    /// Makes values (by name) all that owner has of names: what names has beyond them is removed. A secret
    /// that was not read must not be among names.
    void writeOf(const QString &owner, const Values &values, const QStringList &names = {});

Q_SIGNALS:
    void persistenceChanged();
};

/// Keeps them for this run.
class MemorySecretStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    void read(const QStringList &keys, QObject *context, const Answer &answer) override;
    void write(const Values &values) override;
    void remove(const QStringList &keys) override;
    bool isPersistent() const override { return false; }
    QString sentence() const override;

    const Values &values() const { return m_values; }

private:
    Values m_values;
};

} // namespace framewatch
