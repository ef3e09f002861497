// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/keychainsecretstore.h"

#include <QFile>
#include <QPointer>

#include <qt6keychain/keychain.h>

#include <memory>

namespace framewatch {

namespace {

const QString Service = QStringLiteral("Framewatch");

/// Whether it makes sense to ask at all: without a session bus some back ends wait, and some complain aloud.
bool canBeReached()
{
#if defined(Q_OS_LINUX) || defined(Q_OS_FREEBSD)
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFile::exists(runtime + QStringLiteral("/bus"));
#else
    return true;
#endif
}

} // namespace

/// One read(): what was found so far, answered when the last job ended.
struct KeychainSecretStore::Reading
{
    QPointer<QObject> context;
    Answer answer;
    Found found;

    ~Reading()
    {
        if (context)
            QMetaObject::invokeMethod(
                context, [to = answer, values = found] { to(values); }, Qt::QueuedConnection);
    }
};

KeychainSecretStore::KeychainSecretStore(QObject *parent)
    : SecretStore(parent)
{
    if (canBeReached())
        return;
    m_unusable = true;
    m_trouble = tr("there is no keychain");
}

void KeychainSecretStore::read(const QStringList &keys, QObject *context, const Answer &answer)
{
    const auto reading = std::make_shared<Reading>();
    reading->context = context;
    reading->answer = answer;
    for (const QString &key : keys) {
        if (const auto known = m_known.constFind(key); known != m_known.constEnd())
            reading->found.insert(key, *known);
        else if (m_removed.contains(key))
            continue;
        else if (!m_unusable)
            readFromKeychain(key, reading);
        else
            reading->found.unread.append(key); // another run may have kept it in a keychain
    }
}

void KeychainSecretStore::readFromKeychain(const QString &key, const std::shared_ptr<Reading> &reading)
{
    auto *job = new QKeychain::ReadPasswordJob(Service, this);
    start(job, key, [this, job, key, reading] {
        if (job->error() == QKeychain::EntryNotFound)
            return;
        if (job->error() != QKeychain::NoError)
            return reading->found.unread.append(key);
        m_known.insert(key, job->textData());
        reading->found.insert(key, job->textData());
    });
}

void KeychainSecretStore::write(const Values &values)
{
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value.value().isEmpty()) {
            remove({value.key()});
            continue;
        }
        m_known.insert(value.key(), value.value());
        m_removed.remove(value.key());
        if (m_unusable)
            continue;
        auto *job = new QKeychain::WritePasswordJob(Service, this);
        job->setTextData(value.value());
        start(job, value.key(), {});
    }
}

void KeychainSecretStore::remove(const QStringList &keys)
{
    for (const QString &key : keys) {
        m_known.remove(key);
        m_removed.insert(key);
        if (!m_unusable)
            start(new QKeychain::DeletePasswordJob(Service, this), key, {});
    }
}

void KeychainSecretStore::start(QKeychain::Job *job, const QString &key, const std::function<void()> &done)
{
    job->setKey(key);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [this, job, done] {
        noteResult(*job);
        if (done)
            done();
    });
    job->start();
}

void KeychainSecretStore::noteResult(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return setTrouble({});
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return setTrouble(tr("the keychain is locked"));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        m_unusable = true;
        return setTrouble(tr("there is no keychain"));
    default:
        return setTrouble(tr("the keychain cannot be used"));
    }
}

void KeychainSecretStore::setTrouble(const QString &trouble)
{
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    Q_EMIT persistenceChanged();
}

QString KeychainSecretStore::sentence() const
{
    if (isPersistent())
        return tr("Tokens and passwords are kept in the system's keychain");
    return tr("Tokens and passwords are kept until Framewatch is closed: %1").arg(m_trouble);
}

} // namespace framewatch
