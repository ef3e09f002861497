// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// wscat (of ws for Node.js) and websocat (1.x), their options.
#include "model/settings/importtarget.h"

namespace framewatch {

namespace {

void refuseToListen(ImportTarget &target)
{
    target.refusal =
        ImportTarget::tr("The command starts a server: the local server of Framewatch does that");
}

/// Of one name wscat sends the last header only.
void setOnly(ImportTarget &target, const QString &line)
{
    target.removeHeader(line.section(u':', 0, 0).trimmed().toUtf8());
    target.addHeader(line);
}

} // namespace

QList<CommandOption> wscatOptions(ImportTarget &target, QStringList &urls)
{
    ConnectionSettings &settings = target.settings;
    return {
        {"-c --connect", true, [&](const QString &value) { urls.append(value); }},
        {"-H --header", true, [&](const QString &value) { setOnly(target, value); }},
        {"-s --subprotocol", true, [&](const QString &value) { target.addSubprotocols(value); }},
        {"-o --origin", true, [&](const QString &value) { settings.origin = value.toUtf8(); }},
        {"--host", true, [&](const QString &value) { setOnly(target, QStringLiteral("Host: ") + value); }},
        {"-n --no-check", false, [&](const QString &) { settings.tls.verify = false; }},
        {"--auth", true, [&](const QString &value) { target.firstUser = value; }},
        {"--ca", true, [&](const QString &value) { settings.tls.caFile = value; }},
        {"--cert", true, [&](const QString &value) { settings.tls.certFile = value; }},
        {"--key", true, [&](const QString &value) { settings.tls.keyFile = value; }},
        {"--passphrase", true, [&](const QString &value) { settings.tls.passphrase = value; }},
        {"--proxy", true, [&](const QString &value) { target.setProxy(value); }},
        {"-x --execute", true, [&](const QString &value) { target.addMessage(value); }},
        {"-L --location", false, [&](const QString &) { settings.network.followRedirects = true; }},
        {"--max-redirects", true,
         [&](const QString &value) { settings.network.maxRedirects = qBound(0, value.toInt(), 100); }},
        {"-l --listen", true, [&](const QString &) { refuseToListen(target); }},
        {"-w --wait", true, {}},
        {"-p --protocol", true, {}},
        {"-P --show-ping-pong", false, {}, true},
        {"--slash --no-color", false, {}, true},
    };
}

QList<CommandOption> websocatOptions(ImportTarget &target, QStringList &urls)
{
    ConnectionSettings &settings = target.settings;
    return {
        {"-H --header", true, [&](const QString &value) { target.addHeader(value); }},
        {"--origin", true, [&](const QString &value) { settings.origin = value.toUtf8(); }},
        {"--protocol", true, [&](const QString &value) { target.addSubprotocols(value); }},
        {"-k --insecure", false, [&](const QString &) { settings.tls.verify = false; }},
        {"--basic-auth", true, [&](const QString &value) { target.setBasic(value); }},
        {"--ws-c-uri", true, [&](const QString &value) { urls.append(value); }},
        {"--ping-interval", true,
         [&](const QString &value) { target.setTimeout(value, settings.pingInterval); }},
        {"--ping-timeout", true,
         [&](const QString &value) { target.setTimeout(value, settings.pongDeadline); }},
        {"--client-pkcs12-der", true, [&](const QString &value) { settings.tls.certFile = value; }},
        {"--client-pkcs12-passwd", true, [&](const QString &value) { settings.tls.passphrase = value; }},
        {"--tls-domain", true, [&](const QString &value) { settings.tls.serverName = value; }},
        {"--socks5", true,
         [&](const QString &value) { target.setProxy(value, NetworkSettings::Proxy::Socks5); }},
        {"-s --server-mode", false, [&](const QString &) { refuseToListen(target); }},
        {"-t --text", false, {}, true},
        {"-v --verbose", false, {}, true},
        {"-q --quiet", false, {}, true},
        {"-E --exit-on-eof", false, {}},
        {"-1 --one-message", false, {}},
        {"-n --no-close", false, {}},
        {"-0 --null-terminated", false, {}},
        {"-b --binary", false, {}},
        {"-u --unidirectional", false, {}},
        {"-U --unidirectional-reverse", false, {}},
        {"-S --strict", false, {}},
        {"-B --buffer-size", true, {}},
        {"--restrict-uri --server-protocol --server-header", true, {}},
        {"--max-messages --max-messages-rev", true, {}},
        {"--close-status-code --close-reason", true, {}},
        {"--jsonrpc --linemode-zero-terminated --no-line", false, {}},
        {"-e --set-environment --print-ping-rtts --no-fixups --async-stdio", false, {}},
    };
}

} // namespace framewatch
