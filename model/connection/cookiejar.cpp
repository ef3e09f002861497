// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/cookiejar.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QUrl>

#include <algorithm>

namespace framewatch {

namespace {

constexpr qsizetype MostCookies = 200;
constexpr qsizetype MostBytes = 4096;   // RFC 6265 §6.1
constexpr qsizetype ShortestSecret = 6; // bytes

/// As the jar knows it: http and https.
QUrl urlOf(const Endpoint &endpoint)
{
    const QByteArray scheme = endpoint.secure ? "https://" : "http://";
    return QUrl::fromEncoded(scheme + endpoint.hostHeader() + endpoint.target);
}

bool isClean(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == ';'; });
}

bool mayStay(const QNetworkCookie &cookie, bool secure)
{
    return cookie.name().size() + cookie.value().size() <= MostBytes && isClean(cookie.name()) &&
           isClean(cookie.value()) && (secure || !cookie.isSecure());
}

QByteArray unquoted(const QByteArray &value)
{
    return value.size() >= 2 && value.startsWith('"') && value.endsWith('"') ? value.mid(1, value.size() - 2)
                                                                             : value;
}

QList<QByteArray> namesIn(const QByteArray &header)
{
    QList<QByteArray> names;
    for (const QByteArray &pair : header.split(';'))
        names.append(pair.left(pair.indexOf('=')).trimmed());
    return names;
}

} // namespace

class CookieJar::Jar final : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::allCookies;
    using QNetworkCookieJar::setAllCookies;
};

CookieJar::CookieJar() = default;
CookieJar::~CookieJar() = default;

QList<QByteArray> CookieJar::take(const Handshake::Response &response, const Endpoint &from)
{
    if (!m_jar) // not before, so that it lives in the thread that uses it
        m_jar = std::make_unique<Jar>();
    QList<QByteArray> secrets;
    const QUrl url = urlOf(from);
    for (const auto &[name, value] : response.headers) {
        if (name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            continue;
        QList<QNetworkCookie> cookies = QNetworkCookie::parseCookies(value);
        cookies.removeIf([&from](const QNetworkCookie &cookie) { return !mayStay(cookie, from.secure); });
        for (const QNetworkCookie &cookie : std::as_const(cookies)) {
            if (const QByteArray secret = unquoted(cookie.value()); secret.size() >= ShortestSecret)
                secrets.append(secret);
        }
        m_jar->setCookiesFromUrl(cookies, url);
    }
    if (QList<QNetworkCookie> all = m_jar->allCookies(); all.size() > MostCookies)
        m_jar->setAllCookies(all.mid(all.size() - MostCookies)); // the newest
    return secrets;
}

void CookieJar::addTo(Handshake::Request &request) const
{
    if (!m_jar)
        return;
    const auto header = std::find_if(request.headers.begin(), request.headers.end(), [](const auto &one) {
        return one.first.compare("Cookie", Qt::CaseInsensitive) == 0;
    });
    QByteArray value = header == request.headers.end() ? QByteArray() : header->second;
    const QList<QByteArray> own = namesIn(value);
    const QList<QNetworkCookie> cookies = m_jar->cookiesForUrl(urlOf(request.endpoint));
    for (const QNetworkCookie &cookie : cookies) {
        if (!own.contains(cookie.name()))
            value += (value.isEmpty() ? "" : "; ") + cookie.toRawForm(QNetworkCookie::NameAndValueOnly);
    }
    if (header != request.headers.end())
        header->second = value;
    else if (!value.isEmpty())
        request.headers.append({"Cookie", value});
}

void CookieJar::clear()
{
    m_jar.reset();
}

} // namespace framewatch
