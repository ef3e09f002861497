// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/attemptsettings.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace framewatch {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("framewatch::AttemptSettings", text);
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, tr("Cannot read %1: %2").arg(path, file.errorString()), {}};
    return file.readAll();
}

Result<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const auto pem = readFile(path);
    if (!pem)
        return pem.error();
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem.value(), QSsl::Pem);
    if (certificates.isEmpty())
        return Error{ErrorCode::Invalid, tr("%1 holds no PEM certificate").arg(path), {}};
    return certificates;
}

Result<QSslKey> readKey(const QString &path)
{
    const auto pem = readFile(path);
    if (!pem)
        return pem.error();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem.value(), algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return Error{ErrorCode::Invalid, tr("%1 holds no PEM private key, or one with a passphrase").arg(path), {}};
}

Result<QSslConfiguration> tlsConfiguration(const TlsSettings &settings)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(settings.verify ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    if (!settings.caFile.isEmpty()) {
        const auto certificates = readCertificates(settings.caFile);
        if (!certificates)
            return certificates.error();
        configuration.addCaCertificates(certificates.value());
    }
    if (!settings.certFile.isEmpty()) {
        const auto chain = readCertificates(settings.certFile);
        if (!chain)
            return chain.error();
        const auto key = readKey(settings.keyFile.isEmpty() ? settings.certFile : settings.keyFile);
        if (!key)
            return key.error();
        configuration.setLocalCertificateChain(chain.value());
        configuration.setPrivateKey(key.value());
    }
    return configuration;
}

} // namespace

Result<Handshake::Request> requestFor(const ConnectionSettings &settings)
{
    const auto endpoint = Handshake::parseUrl(settings.url);
    if (!endpoint)
        return endpoint.error();
    Handshake::Request request;
    request.endpoint = endpoint.value();
    request.extensions = Deflate::offer(settings.compression);
    request.origin = settings.origin;
    request.subprotocols = settings.subprotocols;
    request.headers = settings.enabledHeaders();
    if (const auto applied = settings.auth.apply(request); !applied)
        return applied.error();
    if (const auto head = Handshake::buildRequest(request); !head)
        return head.error();
    return request;
}

Result<TapSettings> attemptSettings(const ConnectionSettings &settings)
{
    const auto request = requestFor(settings);
    if (!request)
        return request.error();
    TapSettings tap;
    tap.url = settings.url;
    tap.handshakeTimeout = settings.handshakeTimeout;
    tap.maxMessage = settings.maxMessage;
    tap.compressAbove = settings.compression.threshold;
    tap.request = request.value();
    if (tap.request.endpoint.secure) {
        const auto tls = tlsConfiguration(settings.tls);
        if (!tls)
            return tls.error();
        tap.tls = tls.value();
    }
    return tap;
}

} // namespace framewatch
