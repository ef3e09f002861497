// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandlineoptions.h"

#include "app/commandlinevalues.h"

namespace framewatch::CommandLine {
namespace {

using Problem = std::optional<Error>;

/// Stores a value that was read, or hands on why it could not be, with the option's name before it.
template <typename Value, typename Target>
Problem store(const char *option, const Result<Value> &value, Target &target)
{
    if (!value)
        return usage(QStringLiteral("--%1 %2").arg(QLatin1String(option), value.error().message));
    target = value.value();
    return {};
}

Problem storeName(const char *option, const QString &value, QString &target)
{
    if (value.isEmpty())
        return usage(QStringLiteral("--%1 needs a value that is not empty").arg(QLatin1String(option)));
    target = value;
    return {};
}

Problem addHeader(Draft &draft, const QString &value)
{
    const auto header = CommandLine::header(value);
    if (!header)
        return header.error();
    draft.options.connection.headers.append({header.value().first, header.value().second});
    return {};
}

Problem addSubprotocol(Draft &draft, const QString &value)
{
    QStringList &names = draft.options.connection.subprotocols;
    if (!isToken(value))
        return usage(
            QStringLiteral("a subprotocol's name is letters, digits and some marks, without blanks"));
    if (names.contains(value))
        return usage(QStringLiteral("subprotocol %1 is given twice").arg(value));
    names.append(value);
    return {};
}

Problem setOrigin(Draft &draft, const QString &value)
{
    if (value.isEmpty() || breaksHeader(value))
        return usage(QStringLiteral("--origin needs a value without line breaks"));
    draft.options.connection.origin = value.toUtf8();
    return {};
}

Problem setToken(Draft &draft, const QString &value)
{
    if (value.isEmpty())
        return usage(QStringLiteral("--token is empty"));
    draft.token = value;
    return {};
}

Problem setProxy(Draft &draft, const QString &value)
{
    NetworkSettings &network = draft.options.connection.network;
    NetworkSettings wanted;
    if (auto problem = store("proxy", proxy(value), wanted))
        return problem;
    network.proxy = wanted.proxy;
    network.proxyHost = wanted.proxyHost;
    network.proxyPort = wanted.proxyPort;
    network.proxyUser = wanted.proxyUser;
    network.proxyPassword = wanted.proxyPassword;
    return {};
}

Problem setFamily(Draft &draft, NetworkSettings::Family family)
{
    NetworkSettings &network = draft.options.connection.network;
    if (network.family != NetworkSettings::Family::Any && network.family != family)
        return usage(QStringLiteral("-4 and -6 exclude each other"));
    network.family = family;
    return {};
}

Problem setMaxAttempts(Draft &draft, const QString &value)
{
    qint64 number = 0;
    if (auto problem = store("max-attempts", count(value), number))
        return problem;
    draft.maxAttempts = static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
    return {};
}

Problem setReconnect(Draft &draft, const QString &value)
{
    const auto policy = ReconnectPolicy::fromText(value);
    if (!policy)
        return usage(QStringLiteral("--reconnect takes off, DELAY or DELAY..MAX, with ~ for jitter: 3s..30s~"));
    draft.reconnect = policy.value();
    return {};
}

Problem setDuration(Draft &draft, const QString &value)
{
    std::chrono::milliseconds length{0};
    if (auto problem = store("duration", seconds(value), length))
        return problem;
    if (length.count() == 0)
        return usage(QStringLiteral("--duration takes more than 0 seconds"));
    draft.options.duration = length;
    return {};
}

Problem setCompress(Draft &draft, const QString &value)
{
    if (value != QLatin1String("on") && value != QLatin1String("off"))
        return usage(QStringLiteral("--compress takes on or off"));
    draft.options.connection.compression.enabled = value == QLatin1String("on");
    return {};
}

Problem setServeRule(Draft &draft, const QString &value)
{
    const auto rule = ReplyRule::preset(value);
    if (!rule)
        return usage(QStringLiteral(
            "--serve-rule takes echo, server-echo, short-echo, upper, broadcast, json-chat or silent"));
    draft.options.serveRule = *rule;
    draft.serveRuleGiven = true;
    return {};
}

Problem setServe(Draft &draft, const QString &value)
{
    const auto address = serveAddress(value);
    if (!address)
        return address.error();
    draft.options.serve = address.value();
    return {};
}

Problem setExport(Draft &draft, const QString &value)
{
    const auto target = exportTarget(value);
    if (!target)
        return target.error();
    draft.options.exportTo = target.value();
    return {};
}

// clang-format off
const OptionSpec Table[] = {
    {"demo", 0, nullptr, "start the local server on a free port and connect to it",
     [](Draft &d, const QString &) -> Problem { d.options.demo = true; return {}; }},
    {"headless", 0, nullptr, "no window, no display needed: entries go to standard output as JSON Lines",
     [](Draft &d, const QString &) -> Problem { d.options.headless = true; return {}; }},
    {"capture", 0, "FILE", "write the session's capture there (refuses to overwrite)",
     [](Draft &d, const QString &v) { return storeName("capture", v, d.options.captureFile); }},
    {"open", 0, "FILE", "open a saved capture",
     [](Draft &d, const QString &v) { return storeName("open", v, d.options.openFile); }},
    {"export", 0, "FORMAT:FILE", "with --open and --headless: jsonl, har, csv or text; FILE - is standard output",
     setExport},
    {"header", 'H', "'Name: value'", "a request header; repeatable", addHeader},
    {"subprotocol", 's', "NAME", "offer a subprotocol; repeatable, in order", addSubprotocol},
    {"origin", 'o', "ORIGIN", "the Origin header", setOrigin},
    {"token", 0, "TOKEN", "authenticate with it", setToken},
    {"token-file", 0, "FILE", "the same, read from a file (one line end at its end is dropped)",
     [](Draft &d, const QString &v) { return storeName("token-file", v, d.options.tokenFile); }},
    {"auth", 0, "PLACE", "the token's place: message, bearer, basic:USER, query:NAME, cookie:NAME or subprotocol",
     [](Draft &d, const QString &v) { return storeName("auth", v, d.authPlace); }},
    {"insecure", 'k', nullptr, "do not verify the server's certificate",
     [](Draft &d, const QString &) -> Problem { d.options.connection.tls.verify = false; return {}; }},
    {"ca", 0, "FILE", "trust these certificates (PEM) too",
     [](Draft &d, const QString &v) { return storeName("ca", v, d.options.connection.tls.caFile); }},
    {"cert", 0, "FILE", "client certificate (PEM or PKCS#12)",
     [](Draft &d, const QString &v) { return storeName("cert", v, d.options.connection.tls.certFile); }},
    {"key", 0, "FILE", "its key (PEM), if it is not in the same file",
     [](Draft &d, const QString &v) { return storeName("key", v, d.options.connection.tls.keyFile); }},
    {"passphrase-file", 0, "FILE", "the passphrase of that key or PKCS#12 file (one line end at its end is dropped)",
     [](Draft &d, const QString &v) { return storeName("passphrase-file", v, d.options.passphraseFile); }},
    {"ipv4", '4', nullptr, "connect by IPv4 only",
     [](Draft &d, const QString &) { return setFamily(d, NetworkSettings::Family::IPv4); }},
    {"ipv6", '6', nullptr, "connect by IPv6 only",
     [](Draft &d, const QString &) { return setFamily(d, NetworkSettings::Family::IPv6); }},
    {"proxy", 0, "URL", "none, system, http://[user:password@]host:port, or the same with socks5",
     setProxy},
    {"location", 'L', nullptr, "follow redirects of the handshake, without credentials to another origin",
     [](Draft &d, const QString &) -> Problem { d.options.connection.network.followRedirects = true; return {}; }},
    {"reconnect", 0, "off|DELAY[..MAX][~]", "default 3s..30s; one DELAY is fixed; ~ draws each wait from 0 to what it would be",
     setReconnect},
    {"max-attempts", 0, "N", "give up after so many failed attempts in a row", setMaxAttempts},
    {"ping", 0, "SECONDS", "ping that often",
     [](Draft &d, const QString &v) { return store("ping", seconds(v), d.options.connection.pingInterval); }},
    {"timeout", 0, "SECONDS", "for the handshake, default 10; 0: none",
     [](Draft &d, const QString &v) { return store("timeout", seconds(v), d.options.connection.handshakeTimeout); }},
    {"compress", 0, "on|off", "permessage-deflate, offered and taken by the local server; default on", setCompress},
    {"send", 0, "TEXT", "send it after open; repeatable, in order with --send-file",
     [](Draft &d, const QString &v) -> Problem { d.options.sends.append({false, v}); return {}; }},
    {"send-file", 0, "FILE", "send a file's content after open: text if it is valid UTF-8 without NUL, else binary",
     [](Draft &d, const QString &v) -> Problem { d.options.sends.append({true, v}); return {}; }},
    {"each-open", 0, nullptr, "repeat them on reconnects",
     [](Draft &d, const QString &) -> Problem { d.options.eachOpen = true; return {}; }},
    {"count", 0, "N", "headless: stop after N received messages, with a clean close",
     [](Draft &d, const QString &v) { return store("count", count(v), d.options.stopAfterReceived); }},
    {"duration", 0, "SECONDS", "headless: stop after so long, with a clean close", setDuration},
    {"echo", 0, nullptr, "send every received message back",
     [](Draft &d, const QString &) -> Problem { d.options.echo = true; return {}; }},
    {"quiet", 0, nullptr, "headless: no entries on standard output",
     [](Draft &d, const QString &) -> Problem { d.options.quiet = true; return {}; }},
    {"serve", 0, "[HOST:]PORT", "run the local server there (port 0: any free one); HOST defaults to loopback", setServe},
    {"serve-rule", 0, "NAME", "echo (default), server-echo, short-echo, upper, broadcast, json-chat or silent",
     setServeRule},
    {"serve-greeting", 0, "TEXT", "what each client is sent on connect",
     [](Draft &d, const QString &v) -> Problem { d.serveGreeting = v; return {}; }},
    {"serve-cert", 0, "FILE", "serve wss with this certificate (PEM)",
     [](Draft &d, const QString &v) { return storeName("serve-cert", v, d.options.serveCertFile); }},
    {"serve-key", 0, "FILE", "its key (PEM), if it is not in the same file",
     [](Draft &d, const QString &v) { return storeName("serve-key", v, d.options.serveKeyFile); }},
    {"help", 'h', nullptr, "show this",
     [](Draft &d, const QString &) -> Problem { d.options.help = true; return {}; }},
    {"version", 0, nullptr, "show the version",
     [](Draft &d, const QString &) -> Problem { d.options.version = true; return {}; }},
};
// clang-format on

QString helpLine(const OptionSpec &option)
{
    QString left = option.letter ? QStringLiteral("-%1, ").arg(QLatin1Char(option.letter)) : QString();
    left += QStringLiteral("--%1").arg(QLatin1String(option.name));
    if (option.value)
        left += QStringLiteral(" %1").arg(QLatin1String(option.value));
    return QStringLiteral("  %1  %2\n").arg(left, -30).arg(QLatin1String(option.help));
}

} // namespace

const OptionSpec *findOption(QStringView name)
{
    const auto found = std::find_if(std::begin(Table), std::end(Table), [name](const OptionSpec &option) {
        return name == QLatin1String(option.name);
    });
    return found == std::end(Table) ? nullptr : &*found;
}

const OptionSpec *findOption(QChar letter)
{
    const auto found = std::find_if(std::begin(Table), std::end(Table), [letter](const OptionSpec &option) {
        return option.letter && letter == QLatin1Char(option.letter);
    });
    return found == std::end(Table) ? nullptr : &*found;
}

QString helpText()
{
    QString text =
        QStringLiteral("Usage: framewatch [options] [URL]\n"
                       "A WebSocket client and inspector. Opens the window; with URL, a tab that connects "
                       "to it.\n\n");
    for (const OptionSpec &option : Table)
        text += helpLine(option);
    return text +
           QStringLiteral("\nExit codes with --headless: 0 done, 2 usage, 3 never opened, 4 a capture or the "
                          "output could "
                          "not be\nwritten or read, 5 the connection was lost or ended by a violation.\n");
}

} // namespace framewatch::CommandLine
