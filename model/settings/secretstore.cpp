// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/secretstore.h"

namespace framewatch {

QString SecretStore::key(const QString &owner, const QString &name)
{
    return QStringLiteral("framewatch/") + owner + u'/' + name;
}

QStringList SecretStore::keys(const QString &owner, const QStringList &names)
{
    QStringList keys;
    for (const QString &name : names)
        keys.append(key(owner, name));
    return keys;
}

void SecretStore::readOf(const QString &owner, const QStringList &names, QObject *context,
                         const Answer &answer)
{
    read(keys(owner, names), context, [owner, names, answer](const Found &found) {
        Found byName;
        for (const QString &name : names) {
            if (const auto value = found.constFind(key(owner, name)); value != found.constEnd())
                byName.insert(name, *value);
            else if (found.unread.contains(key(owner, name)))
                byName.unread.append(name);
        }
        answer(byName);
    });
}

void SecretStore::writeOf(const QString &owner, const Values &values, const QStringList &names)
{
    Values byKey;
    for (auto value = values.begin(); value != values.end(); ++value)
        byKey.insert(key(owner, value.key()), value.value());
    QStringList stale;
    for (const QString &name : names) {
        if (!values.contains(name))
            stale.append(key(owner, name));
    }
    if (!stale.isEmpty())
        remove(stale);
    if (!byKey.isEmpty())
        write(byKey);
}

void MemorySecretStore::read(const QStringList &keys, QObject *context, const Answer &answer)
{
    Found found;
    for (const QString &key : keys) {
        if (m_values.contains(key))
            found.insert(key, m_values.value(key));
    }
    QMetaObject::invokeMethod(
        context, [answer, found] { answer(found); }, Qt::QueuedConnection);
}

void MemorySecretStore::write(const Values &values)
{
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value.value().isEmpty())
            m_values.remove(value.key());
        else
            m_values.insert(value.key(), value.value());
    }
}

void MemorySecretStore::remove(const QStringList &keys)
{
    for (const QString &key : keys)
        m_values.remove(key);
}

QString MemorySecretStore::sentence() const
{
    return tr("Tokens and passwords are kept until Framewatch is closed");
}

} // namespace framewatch
