// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// curl(1), the options that a browser's "Copy as cURL" and people use.
#include "model/settings/importtarget.h"

namespace framewatch {

namespace {

using Version = TlsSettings::Version;

/// file[:passphrase]; a backslash keeps a colon.
void setCertificate(ImportTarget &target, const QString &value)
{
    qsizetype colon = value.indexOf(u':', value.size() > 2 && value[1] == u':' ? 2 : 0); // C:\…
    while (colon > 0 && value[colon - 1] == u'\\')
        colon = value.indexOf(u':', colon + 1);
    target.settings.tls.certFile = colon < 0 ? value : value.left(colon);
    target.settings.tls.certFile.replace(QStringLiteral("\\:"), QStringLiteral(":"));
    if (colon >= 0)
        target.settings.tls.passphrase = value.mid(colon + 1);
}

void setCookie(ImportTarget &target, const QString &value)
{
    if (value.contains(u'='))
        target.beside.cookies.append(value);
    else
        target.notes.append(
            ImportTarget::tr("The cookies in the file “%1” were left out").arg(value.left(60)));
}

/// URL[;auto]: what follows redirects has the page before as its referer.
void setReferer(ImportTarget &target, const QString &value)
{
    static const QString automatic = QStringLiteral(";auto");
    target.beside.referer = value.endsWith(automatic) ? value.chopped(automatic.size()) : value;
}

QList<CommandOption> requestOptions(ImportTarget &target, QStringList &urls)
{
    ConnectionSettings &settings = target.settings;
    return {
        {"-H --header", true, [&](const QString &value) { target.addHeader(value); }},
        {"-A --user-agent", true, [&](const QString &value) { target.beside.agent = value; }},
        {"-e --referer", true, [&](const QString &value) { setReferer(target, value); }},
        {"-b --cookie", true, [&](const QString &value) { setCookie(target, value); }},
        {"-c --cookie-jar", true, [&](const QString &) { settings.network.keepCookies = true; }},
        {"-u --user", true, [&](const QString &value) { target.beside.user = value; }},
        {"--oauth2-bearer", true, [&](const QString &value) { target.beside.bearer = value; }},
        {"--url", true, [&](const QString &value) { urls.append(value); }},
    };
}

QList<CommandOption> tlsOptions(ImportTarget &target)
{
    TlsSettings &tls = target.settings.tls;
    return {
        {"-k --insecure", false, [&](const QString &) { tls.verify = false; }},
        {"--cacert", true, [&](const QString &value) { tls.caFile = value; }},
        {"-E --cert", true, [&](const QString &value) { setCertificate(target, value); }},
        {"--key", true, [&](const QString &value) { tls.keyFile = value; }},
        {"--pass", true, [&](const QString &value) { tls.passphrase = value; }},
        {"--tlsv1.0 --tlsv1 -1", false, [&](const QString &) { tls.minimum = Version::Tls10; }},
        {"--tlsv1.1", false, [&](const QString &) { tls.minimum = Version::Tls11; }},
        {"--tlsv1.2", false, [&](const QString &) { tls.minimum = Version::Tls12; }},
        {"--tlsv1.3", false, [&](const QString &) { tls.minimum = Version::Tls13; }},
    };
}

QList<CommandOption> networkOptions(ImportTarget &target)
{
    using Family = NetworkSettings::Family;
    using Proxy = NetworkSettings::Proxy;
    ConnectionSettings &settings = target.settings;
    return {
        {"-x --proxy", true, [&](const QString &value) { target.setProxy(value); }},
        {"--socks5 --socks5-hostname", true,
         [&](const QString &value) { target.setProxy(value, Proxy::Socks5); }},
        {"-U --proxy-user", true, [&](const QString &value) { target.setProxyUser(value); }},
        {"-L --location --location-trusted", false,
         [&](const QString &) { settings.network.followRedirects = true; }},
        {"--max-redirs", true,
         [&](const QString &value) { settings.network.maxRedirects = qBound(0, value.toInt(), 100); }},
        {"-4 --ipv4", false, [&](const QString &) { settings.network.family = Family::IPv4; }},
        {"-6 --ipv6", false, [&](const QString &) { settings.network.family = Family::IPv6; }},
        {"--connect-timeout", true,
         [&](const QString &value) { target.setTimeout(value, settings.handshakeTimeout); }},
    };
}

} // namespace

QList<CommandOption> curlOptions(ImportTarget &target, QStringList &urls)
{
    const QList<CommandOption> others{
        {"-s --silent", false, {}, true},
        {"-S --show-error", false, {}, true},
        {"-v --verbose", false, {}, true},
        {"-i --include", false, {}, true},
        {"-N --no-buffer", false, {}, true},
        {"--http1.1", false, {}, true},
        {"--compressed", false, {}, true},
        {"-G --get", false, {}, true},
        {"-f --fail", false, {}, true},
        {"-X --request", true, {}},
        {"-d --data --data-raw --data-binary --data-ascii --data-urlencode --json", true, {}},
        {"-F --form --form-string", true, {}},
        {"-T --upload-file", true, {}},
        {"-o --output", true, {}},
        {"-O --remote-name", false, {}},
        {"-D --dump-header", true, {}},
        {"-w --write-out", true, {}},
        {"-m --max-time", true, {}},
        {"-K --config", true, {}},
        {"--resolve --connect-to", true, {}},
        {"--noproxy", true, {}},
        {"--interface", true, {}},
        {"--ciphers --tls13-ciphers", true, {}},
        {"--cert-type --key-type", true, {}},
        {"--capath", true, {}},
        {"--pinnedpubkey", true, {}},
        {"--retry --retry-delay --retry-max-time", true, {}},
        {"--tls-max", true, {}},
        {"-r --range", true, {}},
        {"-I --head", false, {}},
        {"--http2 --http2-prior-knowledge --http3 --http1.0 -0", false, {}},
        {"--digest --ntlm --negotiate --anyauth", false, {}},
        {"-Y --speed-limit -y --speed-time", true, {}},
        {"-n --netrc", false, {}},
        {"--limit-rate", true, {}},
        {"--trace --trace-ascii", true, {}},
        {"-g --globoff", false, {}, true},
        {"--basic", false, {}, true},
        {"--aws-sigv4", true, {}},
        {"--proxy-header --proxy-cacert --proxy-cert --proxy-key --preproxy", true, {}},
        {"--doh-url --dns-servers --dns-interface", true, {}},
        {"--unix-socket --abstract-unix-socket --local-port", true, {}},
        {"--keepalive-time --expect100-timeout --happy-eyeballs-timeout-ms", true, {}},
        {"-t --telnet-option -P --ftp-port -Q --quote -z --time-cond", true, {}},
        {"--crlfile --curves --engine --krb --login-options --service-name", true, {}},
        {"--stderr --trace-config --write-out-json --output-dir -C --continue-at", true, {}},
        {"-# --progress-bar --no-progress-meter --no-keepalive --tcp-nodelay", false, {}, true},
    };
    return requestOptions(target, urls) + tlsOptions(target) + networkOptions(target) + others;
}

} // namespace framewatch
