// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Commands of a shell.
#include "model/settings/commandtexts.h"
#include "model/settings/quoting.h"

namespace framewatch {

namespace {

/// A command that grows, a line an option.
class ShellCommand
{
public:
    explicit ShellCommand(const QString &start)
        : m_text(start)
    {
    }

    void add(const char *option) { m_text += QStringLiteral(" \\\n  ") + QString::fromLatin1(option); }
    void add(const char *option, const QString &value)
    {
        add(option);
        m_text += u' ' + Quoting::shell(value);
    }
    void addIf(const char *option, const QString &value)
    {
        if (!value.isEmpty())
            add(option, value);
    }
    void word(const QString &value) { m_text += QStringLiteral(" \\\n  ") + Quoting::shell(value); }
    QString text() const { return m_text + u'\n'; }

private:
    QString m_text;
};

QString headerLine(const std::pair<QString, QString> &header)
{
    return header.first + QStringLiteral(": ") + header.second;
}

QString credentials(const PlainRequest &request)
{
    return request.basicHeader().isEmpty() ? QString() : request.user + u':' + request.password;
}

void addCurlTls(ShellCommand &command, const TlsSettings &tls)
{
    if (!tls.verify)
        command.add("--insecure");
    command.addIf("--cacert", tls.caFile);
    QString certificate = tls.certFile;
    command.addIf("--cert", certificate.replace(u':', QStringLiteral("\\:")));
    command.addIf("--key", tls.keyFile);
    command.addIf("--pass", tls.passphrase);
    if (tls.minimum == TlsSettings::Version::Tls13)
        command.add("--tlsv1.3");
}

} // namespace

QString CommandTexts::curl(const PlainRequest &request)
{
    QString url = request.url;
    ShellCommand command(QStringLiteral("curl --include --no-buffer --http1.1"));
    command.add("--header", QStringLiteral("Connection: Upgrade"));
    command.add("--header", QStringLiteral("Upgrade: websocket"));
    command.add("--header", QStringLiteral("Sec-WebSocket-Version: 13"));
    command.add("--header",
                QStringLiteral("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")); // of RFC 6455 §1.3
    for (const auto &header :
         request.headers) // an empty value is a semicolon, else curl leaves the header out
        command.add("--header", header.second.isEmpty() ? header.first + u';' : headerLine(header));
    if (!request.subprotocols.isEmpty())
        command.add("--header", QStringLiteral("Sec-WebSocket-Protocol: ") +
                                    request.subprotocols.join(QStringLiteral(", ")));
    if (!request.origin.isEmpty())
        command.add("--header", QStringLiteral("Origin: ") + request.origin);
    command.addIf("--user", credentials(request));
    addCurlTls(command, request.tls);
    command.addIf("--proxy", request.proxyUrl());
    if (request.network.followRedirects)
        command.add("--location");
    if (request.network.family != NetworkSettings::Family::Any)
        command.add(request.network.family == NetworkSettings::Family::IPv4 ? "--ipv4" : "--ipv6");
    command.add("--url", url.replace(0, 2, QStringLiteral("http")));
    return command.text();
}

QString CommandTexts::wscat(const PlainRequest &request)
{
    ShellCommand command(QStringLiteral("wscat"));
    command.add("--connect", request.url);
    for (const auto &header : request.headers)
        command.add("--header", headerLine(header));
    for (const QString &name : request.subprotocols)
        command.add("--subprotocol", name);
    command.addIf("--origin", request.origin);
    command.addIf("--auth", credentials(request));
    if (!request.tls.verify)
        command.add("--no-check");
    command.addIf("--ca", request.tls.caFile);
    command.addIf("--cert", request.tls.certFile);
    command.addIf("--key", request.tls.keyFile);
    command.addIf("--passphrase", request.tls.passphrase);
    command.addIf("--proxy", request.proxyUrl());
    if (request.network.followRedirects)
        command.add("--location");
    for (const QString &message : request.messages)
        command.add("--execute", message);
    return command.text();
}

QString CommandTexts::websocat(const PlainRequest &request)
{
    ShellCommand command(QStringLiteral("websocat --text"));
    for (const auto &header : request.headers) // as one word: the option takes several values otherwise
        command.word(QStringLiteral("--header=") + headerLine(header));
    command.addIf("--protocol", request.subprotocols.join(QStringLiteral(", ")));
    command.addIf("--origin", request.origin);
    command.addIf("--basic-auth", credentials(request));
    if (!request.tls.verify)
        command.add("--insecure");
    if (request.network.proxy == NetworkSettings::Proxy::Socks5)
        command.add("--socks5",
                    request.network.proxyHost + u':' + QString::number(request.network.proxyPort));
    command.word(request.url);
    return command.text();
}

} // namespace framewatch
