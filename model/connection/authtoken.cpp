// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/authtoken.h"

#include <QUrl>

#include <array>

namespace framewatch {

namespace {

struct PlaceName
{
    AuthToken::Place place;
    const char16_t *name;
    bool named; // takes ":NAME"
};

constexpr std::array PlaceNames{
    PlaceName{AuthToken::Place::Message, u"message", false}, PlaceName{AuthToken::Place::Bearer, u"bearer", false},
    PlaceName{AuthToken::Place::Query, u"query", true},      PlaceName{AuthToken::Place::Cookie, u"cookie", true},
    PlaceName{AuthToken::Place::Subprotocol, u"subprotocol", false}, PlaceName{AuthToken::Place::Basic, u"basic", true},
};

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
           || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

// RFC 6265 §4.1.1 cookie-octet.
bool isCookieValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
    });
}

QByteArray jsonEscaped(const QString &text)
{
    QByteArray out;
    for (const char c : text.toUtf8()) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            out += QByteArray("\\u00") + QByteArray(1, c).toHex();
        else
            out += c;
    }
    return out;
}

Error unusable(const QString &why)
{
    return {ErrorCode::Invalid, AuthToken::tr("The token cannot be sent: %1").arg(why), {}};
}

// Adds to a header of that name, or as a new one.
void addToHeader(HeaderList &headers, const QByteArray &name, const QByteArray &value, const QByteArray &separator)
{
    for (auto &[key, existing] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            existing += separator + value;
            return;
        }
    }
    headers.append({name, value});
}

Result<bool> applyBearer(const AuthToken &auth, Handshake::Request &request)
{
    const QByteArray value = auth.token.toUtf8();
    if (std::any_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
        return unusable(AuthToken::tr("a header cannot hold its line breaks or control characters"));
    request.headers.removeIf([](const auto &header) { return header.first.compare("Authorization", Qt::CaseInsensitive) == 0; });
    request.headers.append({"Authorization", "Bearer " + value});
    return true;
}

Result<bool> applyBasic(const AuthToken &auth, Handshake::Request &request)
{
    if (auth.name.contains(u':'))
        return unusable(AuthToken::tr("a user's name cannot hold a colon"));
    request.headers.removeIf([](const auto &header) { return header.first.compare("Authorization", Qt::CaseInsensitive) == 0; });
    request.headers.append({"Authorization", "Basic " + QString(auth.name + u':' + auth.token).toUtf8().toBase64()});
    return true;
}

Result<bool> applyQuery(const AuthToken &auth, Handshake::Request &request)
{
    QByteArray &target = request.endpoint.target;
    target += target.contains('?') ? (target.endsWith('?') || target.endsWith('&') ? "" : "&") : "?";
    target += QUrl::toPercentEncoding(auth.name) + '=' + QUrl::toPercentEncoding(auth.token);
    return true;
}

Result<bool> applyCookie(const AuthToken &auth, Handshake::Request &request)
{
    const QByteArray name = auth.name.toUtf8();
    const QByteArray value = auth.token.toUtf8();
    if (!isToken(name))
        return unusable(AuthToken::tr("“%1” is no cookie name").arg(auth.name));
    if (!isCookieValue(value))
        return unusable(AuthToken::tr("a cookie cannot hold its blanks, quotes, commas, semicolons or non-ASCII characters"));
    addToHeader(request.headers, "Cookie", name + '=' + value, "; ");
    return true;
}

Result<bool> applySubprotocol(const AuthToken &auth, Handshake::Request &request)
{
    if (!isToken(auth.token.toUtf8()))
        return unusable(AuthToken::tr("a subprotocol cannot hold its blanks, separators or non-ASCII characters"));
    request.subprotocols.append(auth.token);
    return true;
}

} // namespace

Result<AuthToken> AuthToken::fromText(const QString &place, const QString &token)
{
    const QString kind = place.section(u':', 0, 0);
    const QString name = place.section(u':', 1);
    for (const PlaceName &known : PlaceNames) {
        if (QString::fromUtf16(known.name) != kind)
            continue;
        if (known.named != place.contains(u':') || (known.named && name.isEmpty()))
            break;
        AuthToken auth;
        auth.place = known.place;
        auth.name = name;
        auth.token = token;
        return auth;
    }
    return Error{ErrorCode::Usage,
                 tr("“%1” is not message, bearer, query:NAME, cookie:NAME, subprotocol or basic:USER").arg(place), {}};
}

QString AuthToken::placeText() const
{
    for (const PlaceName &known : PlaceNames) {
        if (known.place == place)
            return QString::fromUtf16(known.name) + (known.named ? u':' + name : QString());
    }
    return {};
}

QString AuthToken::message() const
{
    if (place != Place::Message || token.isEmpty())
        return {};
    QString text = messageTemplate;
    return text.replace(QStringLiteral("{token}"), QString::fromUtf8(escapedToken()));
}

QByteArray AuthToken::escapedToken() const
{
    const bool isJson = messageTemplate.trimmed().startsWith(u'{') || messageTemplate.trimmed().startsWith(u'[');
    return isJson ? jsonEscaped(token) : token.toUtf8();
}

Result<bool> AuthToken::apply(Handshake::Request &request) const
{
    if (!isActive())
        return true;
    switch (place) {
    case Place::None:
    case Place::Message:
        return true;
    case Place::Bearer:
        return applyBearer(*this, request);
    case Place::Query:
        return applyQuery(*this, request);
    case Place::Cookie:
        return applyCookie(*this, request);
    case Place::Subprotocol:
        return applySubprotocol(*this, request);
    case Place::Basic:
        return applyBasic(*this, request);
    }
    return true;
}

} // namespace framewatch
