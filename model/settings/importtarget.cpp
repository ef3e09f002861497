// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/importtarget.h"

#include <QRegularExpression>
#include <QUrl>

#include <array>

namespace framewatch {

namespace {

// Made anew for each attempt.
constexpr std::array OwnHeaders{"connection",
                                "upgrade",
                                "sec-websocket-key",
                                "sec-websocket-version",
                                "sec-websocket-extensions",
                                "accept-encoding",
                                "content-length"};

bool isOwn(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return std::any_of(OwnHeaders.begin(), OwnHeaders.end(), [&](const char *own) { return lower == own; });
}

bool isAddress(const QString &text)
{
    static const QRegularExpression address(
        QStringLiteral(R"(\A([a-z][a-z0-9+.-]*://\S+|[^\s/?#-][^\s/?#]*[.:][^\s]*|localhost\S*)\z)"),
        QRegularExpression::CaseInsensitiveOption);
    return address.match(text).hasMatch();
}

} // namespace

void ImportTarget::addHeader(const QString &line)
{
    const qsizetype colon = line.indexOf(u':');
    QByteArray name = line.left(colon).trimmed().toUtf8();
    const QString value = colon < 0 ? QString() : line.mid(colon + 1).trimmed();
    const bool isEmptyOne = colon < 0 && name.endsWith(';');
    if (isEmptyOne)
        name.chop(1);
    m_written.append(name.toLower());
    if (name.isEmpty() || name.startsWith('@') || (value.isEmpty() && !isEmptyOne)) {
        notes.append(tr("The header “%1” was left out").arg(line.left(60)));
        return;
    }
    const QByteArray lower = name.toLower();
    if (isOwn(name))
        return;
    if (lower == "sec-websocket-protocol")
        addSubprotocols(value);
    else if (lower == "origin")
        settings.origin = value.toUtf8();
    else if (lower == "authorization")
        takeAuthorization(value);
    else
        settings.headers.append(HeaderRow{name, value.toUtf8(), true});
}

bool ImportTarget::isWritten(const char *name) const
{
    return m_written.contains(name);
}

void ImportTarget::finish()
{
    if (beside.agent && !beside.agent->isEmpty() && !isWritten("user-agent"))
        setHeader("User-Agent", *beside.agent);
    if (!beside.cookies.isEmpty() && !isWritten("cookie"))
        setHeader("Cookie", beside.cookies.join(QStringLiteral("; ")));
    if (beside.referer && !beside.referer->isEmpty() && !isWritten("referer"))
        setHeader("Referer", *beside.referer);
    if (firstUser) {
        removeHeader("Authorization");
        setBasic(*firstUser);
    } else if (isWritten("authorization")) {
        if (beside.user || beside.bearer)
            notes.append(tr("The command's own Authorization header goes before its user or token"));
    } else if (beside.bearer) {
        setBearer(*beside.bearer);
    } else if (beside.user) {
        setBasic(*beside.user);
    }
}

void ImportTarget::takeAuthorization(const QString &value)
{
    const QString scheme = value.section(u' ', 0, 0).toLower();
    const QString credential = value.section(u' ', 1).trimmed();
    if (scheme == u"bearer" && !credential.isEmpty())
        return setBearer(credential);
    const QByteArray plain = QByteArray::fromBase64(credential.toLatin1());
    const bool isUtf8 = QString::fromUtf8(plain).toUtf8() == plain;
    if (scheme == u"basic" && plain.contains(':') && !plain.endsWith(':') && isUtf8 &&
        plain.toBase64() == credential.toLatin1())
        return setBasic(QString::fromUtf8(plain));
    settings.headers.append(HeaderRow{"Authorization", value.toUtf8(), true});
}

void ImportTarget::setHeader(const QByteArray &name, const QString &value)
{
    settings.headers.append(HeaderRow{name, value.toUtf8(), true});
}

void ImportTarget::removeHeader(const QByteArray &name)
{
    settings.headers.removeIf(
        [&](const HeaderRow &row) { return row.name.compare(name, Qt::CaseInsensitive) == 0; });
}

void ImportTarget::addSubprotocols(const QString &list)
{
    for (const QString &name : list.split(u',', Qt::SkipEmptyParts))
        settings.subprotocols.append(name.trimmed());
}

void ImportTarget::setBasic(const QString &text)
{
    settings.auth.place = AuthToken::Place::Basic;
    settings.auth.name = text.section(u':', 0, 0);
    settings.auth.token = text.section(u':', 1);
    if (settings.auth.token.isEmpty())
        notes.append(tr("The password of “%1” is not in the command: type it in the settings")
                         .arg(settings.auth.name));
}

void ImportTarget::setBearer(const QString &token)
{
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = token;
}

void ImportTarget::setProxy(const QString &text, NetworkSettings::Proxy usual)
{
    if (text.isEmpty()) { // switches it off
        settings.network.proxy = NetworkSettings::Proxy::None;
        return;
    }
    const bool hasScheme = text.contains(QStringLiteral("://"));
    const QUrl url(hasScheme ? text : QStringLiteral("http://") + text);
    NetworkSettings &network = settings.network;
    network.proxy = usual;
    if (hasScheme && url.scheme().startsWith(QStringLiteral("socks")))
        network.proxy = NetworkSettings::Proxy::Socks5;
    else if (hasScheme)
        network.proxy = NetworkSettings::Proxy::Http;
    if (url.host().isEmpty() || url.scheme() == u"https" ||
        url.scheme().startsWith(QStringLiteral("socks4"))) {
        network.proxy = NetworkSettings::Proxy::None;
        notes.append(tr("The proxy “%1” cannot be used: only http and socks5 can")
                         .arg(url.toDisplayString().left(80)));
        return;
    }
    network.proxyHost = url.host();
    network.proxyPort = quint16(url.port(1080)); // curl's usual one for each kind
    if (!url.userName().isEmpty()) {
        network.proxyUser = url.userName(QUrl::FullyDecoded);
        network.proxyPassword = url.password(QUrl::FullyDecoded);
    }
}

void ImportTarget::setProxyUser(const QString &text)
{
    settings.network.proxyUser = text.section(u':', 0, 0);
    settings.network.proxyPassword = text.section(u':', 1);
}

void ImportTarget::addMessage(const QString &text)
{
    OpenStep step;
    step.text = text;
    settings.openSteps.append(step);
}

void ImportTarget::setTimeout(const QString &seconds, std::chrono::milliseconds &timeout)
{
    bool isNumber = false;
    const double number = seconds.toDouble(&isNumber);
    if (isNumber && number > 0 && number < 86400)
        timeout = std::chrono::milliseconds(qRound64(number * 1000));
    else
        notes.append(tr("“%1” is no number of seconds").arg(seconds.left(40)));
}

Result<bool> ImportTarget::setUrl(const QStringList &candidates)
{
    for (const QString &text : candidates) {
        if (settings.url.isEmpty() && isAddress(text))
            settings.url = text;
        else
            notes.append(tr("“%1” was left out").arg(text.left(60)));
    }
    if (settings.url.isEmpty())
        return Error{ErrorCode::Invalid, tr("The command has no address"), {}};
    QString &url = settings.url;
    const QString scheme =
        url.contains(QStringLiteral("://")) ? url.section(u':', 0, 0).toLower() : QString();
    if (scheme == u"http" || scheme == u"https")
        url.replace(0, 4, QStringLiteral("ws"));
    else if (scheme.isEmpty())
        url.prepend(QStringLiteral("ws://"));
    else if (scheme != u"ws" && scheme != u"wss")
        return Error{ErrorCode::Invalid, tr("“%1://” is no address of a WebSocket").arg(scheme.left(20)), {}};
    const Result<Endpoint> endpoint = Handshake::parseUrl(url);
    if (!endpoint && !url.contains(QStringLiteral("{{")))
        return endpoint.error();
    return true;
}

} // namespace framewatch
