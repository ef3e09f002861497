// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/settings/secretstore.h"

namespace framewatch::test {

/// A keychain that can be locked: it gives nothing then, and takes all the same.
class LockableSecretStore final : public SecretStore
{
public:
    void read(const QStringList &keys, QObject *context, const Answer &answer) override
    {
        Found found;
        for (const QString &key : keys) {
            if (isLocked)
                found.unread.append(key);
            else if (values.contains(key))
                found.insert(key, values.value(key));
        }
        QMetaObject::invokeMethod(
            context, [answer, found] { answer(found); }, Qt::QueuedConnection);
    }
    void write(const Values &written) override
    {
        for (auto value = written.begin(); value != written.end(); ++value) {
            if (value->isEmpty())
                values.remove(value.key());
            else
                values.insert(value.key(), *value);
        }
    }
    void remove(const QStringList &keys) override
    {
        for (const QString &key : keys)
            values.remove(key);
    }
    bool isPersistent() const override { return !isLocked; }
    QString sentence() const override { return QStringLiteral("Tokens are kept until Framewatch is closed"); }

    bool isLocked = false;
    Values values; // by key
};

} // namespace framewatch::test
