// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/typedaddress.h"

#include "model/settings/variables.h"

#include <QUrl>

#include <algorithm>

namespace framewatch {

namespace {

bool isPort(const QString &text)
{
    return Variables::isReference(text) ||
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Of what is no URL, as long as it holds variables or is being typed.
QString roughPlaceOf(const QString &address)
{
    const qsizetype scheme = address.indexOf(QStringLiteral("://"));
    QString place = scheme < 0 ? address : address.mid(scheme + 3);
    const auto end =
        std::find_if(place.begin(), place.end(), [](QChar c) { return QStringView(u"/?#").contains(c); });
    place.truncate(end - place.begin());
    place.remove(0, place.lastIndexOf(u'@') + 1);
    // "me:pass" of "me:pass#word@{{host}}" is no host with a port.
    const qsizetype colon = place.lastIndexOf(u':');
    if (colon > place.lastIndexOf(u']') && !isPort(place.mid(colon + 1)))
        place.truncate(colon);
    return place.trimmed();
}

} // namespace

QString TypedAddress::withScheme(const QString &address)
{
    return address.startsWith(QStringLiteral("{{")) ? address : expandedWithScheme(address);
}

QString TypedAddress::expandedWithScheme(const QString &address)
{
    const bool isWhole = address.isEmpty() || address.contains(QStringLiteral("://"));
    return isWhole ? address : QStringLiteral("ws://") + address;
}

QString TypedAddress::placeOf(const QString &address)
{
    const QUrl url(address);
    if (url.host().isEmpty())
        return roughPlaceOf(address);
    return url.port() < 0 ? url.host() : url.host() + u':' + QString::number(url.port());
}

} // namespace framewatch
