// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inputs.h"

#include "app/commandlinevalues.h"
#include "model/connection/attemptsettings.h"
#include "model/core/redactor.h"
#include "model/server/servertls.h"

#include <QFile>
#include <QFileInfo>

namespace framewatch {
namespace {

using CommandLine::usage;

Result<QByteArray> readFile(const QString &name)
{
    QFile file(name);
    if (QFileInfo(name).isDir())
        return usage(QStringLiteral("cannot read %1: it is a folder").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return usage(QStringLiteral("cannot read %1: %2").arg(name, file.errorString()));
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return usage(QStringLiteral("cannot read %1: %2").arg(name, file.errorString()));
    return bytes;
}

bool isText(const QByteArray &bytes)
{
    return !bytes.contains('\0') && bytes.isValidUtf8();
}

void dropLineEnd(QByteArray &line)
{
    if (line.endsWith('\n'))
        line.chop(line.endsWith("\r\n") ? 2 : 1);
}

Result<QString> readSecret(const QString &name, const QString &what)
{
    Result<QByteArray> bytes = readFile(name);
    if (!bytes)
        return bytes.error();
    dropLineEnd(bytes.value());
    if (bytes.value().isEmpty() || !isText(bytes.value()))
        return usage(QStringLiteral("%1 holds no %2: it is empty or no text").arg(name, what));
    return QString::fromUtf8(bytes.value());
}

/// A URL that does not parse may still hold a password, which the settings cannot know of.
QString withoutSecrets(const ConnectionSettings &settings, QString text)
{
    QList<QByteArray> secrets = settings.secrets();
    const qsizetype at = settings.url.lastIndexOf(u'@');
    const qsizetype colon = at < 0 ? -1 : settings.url.left(at).lastIndexOf(u':');
    if (colon >= 0)
        secrets.append(settings.url.mid(colon + 1, at - colon - 1).toUtf8());
    Redactor(secrets).redact(text);
    return text;
}

Result<ConnectionSettings> readConnection(const Options &options)
{
    ConnectionSettings settings = options.connection;
    if (!options.tokenFile.isEmpty()) {
        const auto token = readSecret(options.tokenFile, QStringLiteral("token"));
        if (!token)
            return token.error();
        settings.auth.token = token.value();
    }
    if (!options.passphraseFile.isEmpty()) {
        const auto passphrase = readSecret(options.passphraseFile, QStringLiteral("passphrase"));
        if (!passphrase)
            return passphrase.error();
        settings.tls.passphrase = passphrase.value();
    }
    if (settings.url.isEmpty())
        return settings;
    // What cannot be said is said before anything is opened.
    if (const auto request = requestFor(settings); !request)
        return usage(withoutSecrets(settings, request.error().message));
    return settings;
}

Result<QList<Session::Outgoing>> readMessages(const QList<SendOption> &sends)
{
    QList<Session::Outgoing> messages;
    for (const SendOption &send : sends) {
        if (!send.isFile) {
            messages.append({true, send.value.toUtf8()});
            continue;
        }
        const auto bytes = readFile(send.value);
        if (!bytes)
            return bytes.error();
        messages.append(outgoingFromBytes(bytes.value()));
    }
    return messages;
}

Result<ServerSettings> readServer(const Options &options)
{
    ServerSettings settings;
    settings.compress = options.connection.compression.enabled;
    settings.rule = options.serveRule;
    if (options.serve) {
        settings.host = options.serve->host;
        settings.port = options.serve->port;
    }
    if (options.serveCertFile.isEmpty())
        return settings;
    const QString keyFile = options.serveKeyFile.isEmpty() ? options.serveCertFile : options.serveKeyFile;
    const auto identity = loadServerIdentity(options.serveCertFile, keyFile);
    if (!identity)
        return usage(identity.error().message);
    settings.identity = identity.value();
    return settings;
}

} // namespace

Session::Outgoing outgoingFromBytes(const QByteArray &bytes)
{
    return {isText(bytes), bytes};
}

Result<Inputs> Inputs::read(const Options &options)
{
    const auto connection = readConnection(options);
    if (!connection)
        return connection.error();
    const auto messages = readMessages(options.sends);
    if (!messages)
        return messages.error();
    const auto server = readServer(options);
    if (!server)
        return server.error();
    return Inputs{connection.value(), messages.value(), server.value()};
}

} // namespace framewatch
