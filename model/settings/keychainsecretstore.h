// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets in the system's keychain, through QtKeychain.
#pragma once

#include "model/settings/secretstore.h"

#include <QSet>

namespace QKeychain {
class Job;
}

namespace framewatch {

/// What this run wrote or read is kept in memory too, so that a keychain that is missing, locked or broken
/// takes nothing away before the end of the run. Without a session bus (Linux) the keychain is not even
/// asked.
class KeychainSecretStore final : public SecretStore
{
    Q_OBJECT

public:
    explicit KeychainSecretStore(QObject *parent = nullptr);

    void read(const QStringList &keys, QObject *context, const Answer &answer) override;
    void write(const Values &values) override;
    void remove(const QStringList &keys) override;
    bool isPersistent() const override { return m_trouble.isEmpty(); }
    QString sentence() const override;

private:
    struct Reading;

    void readFromKeychain(const QString &key, const std::shared_ptr<Reading> &reading);
    void start(QKeychain::Job *job, const QString &key, const std::function<void()> &done);
    void setTrouble(const QString &trouble);
    void noteResult(const QKeychain::Job &job);

    Values m_known;
    QSet<QString> m_removed; // in this run: there is no value, whatever the keychain says
    QString m_trouble;       // why secrets do not persist; empty: they do
    bool m_unusable = false; // there is no keychain: do not ask again
};

} // namespace framewatch
