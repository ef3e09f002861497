// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// URLs by hand and not by QUrl: that one changes what the user typed (%2f becomes %2F, "/?" loses its "?")
// and mangles international names in the Host header. Messages never quote userinfo, which may hold a
// password.
#include "model/wire/handshake.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace framewatch {

namespace {

constexpr qsizetype MaxName = 253; // RFC 1035 §2.3.4
constexpr qsizetype MaxLabel = 63;

Error invalid(const QString &message)
{
    return {ErrorCode::Invalid, message, {}};
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isScheme(QStringView text)
{
    return !text.isEmpty() && isAsciiLetter(text.front()) &&
           std::all_of(text.begin(), text.end(), [](QChar c) {
               return isAsciiLetter(c) || (c >= u'0' && c <= u'9') || c == u'+' || c == u'-' || c == u'.';
           });
}

/// Position of the first of the characters, or the size.
qsizetype endBefore(QStringView text, QStringView stops)
{
    const auto it = std::find_if(text.begin(), text.end(), [stops](QChar c) { return stops.contains(c); });
    return it - text.begin();
}

/// Takes the scheme off text. The default is ws.
Result<bool> takeScheme(QStringView &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QStringView scheme = text.first(std::max<qsizetype>(colon, 0));
    const auto is = [scheme](QStringView name) { return scheme.compare(name, Qt::CaseInsensitive) == 0; };
    const bool secure = is(u"wss") || is(u"https");
    const bool known = secure || is(u"ws") || is(u"http");
    if (!isScheme(scheme) || !text.sliced(colon + 1).startsWith(u"//")) {
        // "host:8080" has no scheme; "ws:/host" was meant to have one.
        if (known && text.sliced(colon + 1).startsWith(u'/'))
            return invalid(QStringLiteral("The URL lacks “//” after “%1:”").arg(scheme));
        return false;
    }
    if (!known)
        return invalid(QStringLiteral("“%1” is not a WebSocket scheme: use ws or wss").arg(scheme));
    text = text.sliced(colon + 3);
    return secure;
}

bool isHostByte(QChar c)
{
    return isAsciiLetter(c) || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.' || c == u'_';
}

/// What is wrong with an ASCII host name, empty if nothing. Underscores are no host names' (RFC 952) but in
/// use.
QString nameFault(const QString &name)
{
    for (const QChar c : name) {
        if (!isHostByte(c))
            return QStringLiteral("The host name has the character “%1”, which no host name has").arg(c);
    }
    QStringView rest = name;
    if (rest.endsWith(u'.'))
        rest.chop(1); // a rooted name
    if (rest.size() > MaxName)
        return QStringLiteral("The host name is longer than %1 characters").arg(MaxName);
    for (const QStringView label : rest.split(u'.')) {
        if (label.isEmpty())
            return QStringLiteral("The host name “%1” has an empty part").arg(name);
        if (label.size() > MaxLabel)
            return QStringLiteral("The host name has a part longer than %1 characters").arg(MaxLabel);
    }
    return {};
}

Result<QString> readName(QStringView text)
{
    const QString decoded = QUrl::fromPercentEncoding(text.toUtf8());
    const bool ascii =
        std::all_of(decoded.begin(), decoded.end(), [](QChar c) { return c.unicode() < 0x80; });
    const QString name = ascii ? decoded.toLower() : QString::fromLatin1(QUrl::toAce(decoded));
    if (name.isEmpty())
        return invalid(QStringLiteral("“%1” is not a host name").arg(text));
    const QString fault = nameFault(name);
    if (!fault.isEmpty())
        return invalid(fault);
    return name;
}

/// Reads what stands between brackets: an IPv6 address, with a zone after "%" or "%25" (RFC 6874).
Result<QString> readIpv6(QStringView text)
{
    const qsizetype percent = text.indexOf(u'%');
    const QStringView address = percent < 0 ? text : text.first(percent);
    QHostAddress parsed;
    if (!parsed.setAddress(address.toString()) || parsed.protocol() != QAbstractSocket::IPv6Protocol)
        return invalid(QStringLiteral("“[%1]” is not an IPv6 address").arg(text));
    if (percent < 0)
        return address.toString().toLower();
    QStringView zone = text.sliced(percent + 1);
    if (zone.startsWith(u"25") && zone.size() > 2)
        zone = zone.sliced(2);
    if (zone.isEmpty() || !std::all_of(zone.begin(), zone.end(), isHostByte))
        return invalid(QStringLiteral("“[%1]” has no valid zone after “%”").arg(text));
    return address.toString().toLower() + u'%' + zone.toString();
}

/// Reads ":8080", or nothing, behind a host.
Result<bool> readPort(QStringView text, Endpoint &endpoint)
{
    endpoint.port = endpoint.secure ? 443 : 80;
    if (text.size() <= 1) // "host:" is legal and means the default (RFC 3986 §3.2.3)
        return true;
    bool ok = false;
    const uint port = text.sliced(1).toUInt(&ok);
    if (!isDigits(text.sliced(1)) || !ok || port == 0 || port > 65535)
        return invalid(QStringLiteral("“%1” is not a port: ports are 1 to 65535").arg(text.sliced(1)));
    endpoint.port = static_cast<quint16>(port);
    endpoint.explicitPort = true;
    return true;
}

Result<bool> readHostAndPort(QStringView text, Endpoint &endpoint)
{
    const bool bracket = text.startsWith(u'[');
    const qsizetype close = text.indexOf(u']');
    if (bracket && close < 0)
        return invalid(QStringLiteral("The URL has “[” without “]”"));
    const qsizetype hostEnd = bracket ? close + 1 : endBefore(text, u":");
    const QStringView port = text.sliced(hostEnd);
    if (bracket && !port.isEmpty() && !port.startsWith(u':'))
        return invalid(QStringLiteral("Only a port may follow “]” in a URL"));
    if (!bracket && port.count(u':') > 1)
        return invalid(QStringLiteral("An IPv6 address in a URL stands in brackets: “[%1]”").arg(text));
    if (hostEnd == 0)
        return invalid(QStringLiteral("The URL names no host"));
    Result<QString> host = bracket ? readIpv6(text.sliced(1, close - 1)) : readName(text.first(hostEnd));
    if (!host)
        return host.error();
    endpoint.host = std::move(host).value();
    return readPort(port, endpoint);
}

Result<bool> readAuthority(QStringView text, Endpoint &endpoint)
{
    const qsizetype at = text.lastIndexOf(u'@');
    if (at >= 0) {
        const QStringView userinfo = text.first(at);
        const qsizetype colon = endBefore(userinfo, u":");
        endpoint.user = QUrl::fromPercentEncoding(userinfo.first(colon).toUtf8());
        if (colon < userinfo.size())
            endpoint.password = QUrl::fromPercentEncoding(userinfo.sliced(colon + 1).toUtf8());
    }
    return readHostAndPort(text.sliced(at + 1), endpoint);
}

/// Path and query as typed, but with a path, and only of characters that can stand in a request line.
QByteArray readTarget(QStringView text)
{
    QByteArray target;
    if (!text.startsWith(u'/'))
        target += '/';
    const QByteArray typed = text.toUtf8();
    for (const char byte : typed) {
        if (byte == ' ' || static_cast<quint8>(byte) >= 0x80)
            target += '%' + QByteArray(1, byte).toHex().toUpper();
        else
            target += byte;
    }
    return target;
}

} // namespace

QByteArray Endpoint::hostHeader() const
{
    QByteArray value = host.toLatin1();
    if (value.contains(':')) {
        // A zone means something on this computer only (RFC 6874 §3).
        const qsizetype zone = value.indexOf('%');
        value = '[' + value.first(zone < 0 ? value.size() : zone) + ']';
    }
    if (explicitPort && port != (secure ? 443 : 80))
        value += ':' + QByteArray::number(port);
    return value;
}

Result<Endpoint> Handshake::parseUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    for (const QChar c : trimmed) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            return invalid(QStringLiteral("The URL has a control character (0x%1)")
                               .arg(QString::number(c.unicode(), 16).rightJustified(2, u'0')));
    }
    QStringView rest = trimmed;
    const Result<bool> secure = takeScheme(rest);
    if (!secure)
        return secure.error();
    Endpoint endpoint;
    endpoint.secure = secure.value();
    const qsizetype authorityEnd = endBefore(rest, u"/?#");
    const Result<bool> authority = readAuthority(rest.first(authorityEnd), endpoint);
    if (!authority)
        return authority.error();
    const QStringView target = rest.sliced(authorityEnd);
    endpoint.target = readTarget(target.first(endBefore(target, u"#")));
    return endpoint;
}

} // namespace framewatch
