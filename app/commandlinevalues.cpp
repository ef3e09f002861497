// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandlinevalues.h"

#include <QUrl>

#include <cmath>

namespace framewatch::CommandLine {
namespace {

constexpr double LongestSeconds = 2'000'000; // a timer counts milliseconds in 31 bits

Error badAddress()
{
    return usage(
        QStringLiteral("--serve takes [HOST:]PORT: a port from 0 to 65535, HOST an IP address (IPv6 in "
                       "brackets) or localhost"));
}

QHostAddress hostFrom(const QString &text)
{
    if (text == QLatin1String("localhost"))
        return QHostAddress(QHostAddress::LocalHost);
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    const QHostAddress address(bracketed ? text.mid(1, text.size() - 2) : text);
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const bool isShort = !isV6 && text.count(u'.') != 3; // "1.2" is 1.0.0.2 to QHostAddress
    return isV6 == bracketed && !isShort ? address : QHostAddress();
}

std::optional<quint16> portFrom(const QString &text)
{
    const bool onlyDigits =
        !text.isEmpty() && text.size() <= 5 &&
        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const uint number = onlyDigits ? text.toUInt() : 65536;
    return number <= 65535 ? std::optional(static_cast<quint16>(number)) : std::nullopt;
}

} // namespace

Error usage(const QString &clause)
{
    return {ErrorCode::Usage, clause, {}};
}

bool isToken(QStringView text)
{
    static constexpr QStringView Marks = u"!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || Marks.contains(c);
    });
}

bool breaksHeader(QStringView text)
{
    return text.contains(u'\r') || text.contains(u'\n') || text.contains(u'\0');
}

Result<std::pair<QByteArray, QByteArray>> header(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return usage(QStringLiteral("-H takes 'Name: value'"));
    const QString name = text.first(colon);
    if (!isToken(name))
        return usage(
            QStringLiteral("-H takes 'Name: value', and a header name is letters, digits and some marks"));
    if (breaksHeader(text))
        return usage(QStringLiteral("the value of header %1 has a line break").arg(name));
    return std::pair(name.toLatin1(), text.sliced(colon + 1).trimmed().toUtf8());
}

Result<qint64> count(const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok || number < 1)
        return usage(QStringLiteral("takes a whole number from 1"));
    return number;
}

Result<std::chrono::milliseconds> seconds(const QString &text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok || !(number >= 0 && number <= LongestSeconds))
        return usage(QStringLiteral("takes seconds from 0 to %1").arg(qint64(LongestSeconds)));
    return std::chrono::milliseconds(static_cast<qint64>(std::ceil(number * 1000 - 1e-6)));
}

Result<ServeOption> serveAddress(const QString &text)
{
    ServeOption serve;
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon >= 0)
        serve.host = hostFrom(text.first(colon));
    const std::optional<quint16> port = portFrom(text.sliced(colon + 1));
    if (!port || serve.host.isNull())
        return badAddress();
    serve.port = *port;
    return serve;
}

Result<NetworkSettings> proxy(const QString &text)
{
    constexpr int SocksPort = 1080; // RFC 1928 §3
    NetworkSettings network;
    if (text == QLatin1String("none"))
        return network;
    network.proxy = NetworkSettings::Proxy::System;
    if (text == QLatin1String("system"))
        return network;
    const QUrl url(text, QUrl::StrictMode);
    const bool isSocks = url.scheme() == QLatin1String("socks5") || url.scheme() == QLatin1String("socks5h");
    const int port = url.port(isSocks ? SocksPort : 0);
    const bool isBare = url.path().isEmpty() || url.path() == QLatin1String("/");
    if (!url.isValid() || (!isSocks && url.scheme() != QLatin1String("http")) || url.host().isEmpty() ||
        port == 0 || !isBare || url.hasQuery() || url.hasFragment())
        return usage(QStringLiteral(
            "takes none, system, http://[user:password@]host:port or socks5://[user:password@]host[:port]"));
    network.proxy = isSocks ? NetworkSettings::Proxy::Socks5 : NetworkSettings::Proxy::Http;
    network.proxyHost = url.host();
    network.proxyPort = static_cast<quint16>(port);
    network.proxyUser = url.userName(QUrl::FullyDecoded);
    network.proxyPassword = url.password(QUrl::FullyDecoded);
    return network;
}

Result<ExportOption> exportTarget(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const auto format = Exporter::formatFromName(text.first(qMax<qsizetype>(colon, 0)));
    const QString file = text.sliced(colon + 1);
    if (!format || file.isEmpty())
        return usage(QStringLiteral("--export takes FORMAT:FILE with jsonl, har, csv or text"));
    return ExportOption{*format, file};
}

} // namespace framewatch::CommandLine
