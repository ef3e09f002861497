// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/entrytext.h"

#include "model/core/closecode.h"

#include <QDateTime>
#include <QLocale>
#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>

namespace framewatch::EntryText {

namespace {

// As much as a wide window shows.
constexpr qsizetype HexBytes = 128;

const QLocale &grouping()
{
    static const QLocale Locale = [] {
        QLocale locale;
        locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
        return locale;
    }();
    return Locale;
}

bool reordersOrHides(char16_t unit)
{
    return (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x2028 && unit <= 0x202e) ||
           (unit >= 0x2060 && unit <= 0x206f) || unit == 0x061c || unit == 0xfeff ||
           (unit >= 0x80 && unit < 0xa0);
}

QChar visible(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < 0x20)
        return QChar(char16_t(0x2400 + unit));
    if (unit == 0x7f)
        return QChar(char16_t(0x2421));
    return reordersOrHides(unit) ? QChar(QChar::ReplacementCharacter) : c;
}

/// U+200D between two signs that are no letters makes one emoji of them; elsewhere it hides.
bool joinsEmoji(const QString &text, qsizetype at)
{
    const auto isSign = [&text](qsizetype i) {
        return i >= 0 && i < text.size() &&
               (text[i].isSurrogate() || text[i] == QChar(0xfe0f) || (text[i] >= QChar(0x2190) && text[i] < QChar(0x2c00)));
    };
    return text[at] == QChar(0x200d) && isSign(at - 1) && isSign(at + 1);
}

QString textPreview(const Entry &entry)
{
    QString text = singleLine(QString::fromUtf8(entry.payload));
    if (entry.size > entry.payload.size())
        text += u'…';
    return text;
}

bool isReadable(QByteArrayView bytes)
{
    const bool printable = std::none_of(bytes.begin(), bytes.end(),
                                        [](char c) { return static_cast<uchar>(c) < 0x20 || c == 0x7f; });
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return printable && !decoder.hasError() && !text.isNull();
}

QString hexPreview(const Entry &entry)
{
    const bool more = entry.size > entry.payload.size() && entry.payload.size() <= HexBytes;
    return spacedHex(entry.payload, HexBytes) + (more ? QStringLiteral(" …") : QString());
}

QString closePreview(const Entry &entry)
{
    if (entry.payload.isEmpty())
        return QStringLiteral("%1 %2").arg(CloseCode::NoStatus).arg(closeCodeName(CloseCode::NoStatus));
    if (entry.payload.size() < 2)
        return hexPreview(entry);
    const int code = qFromBigEndian<quint16>(entry.payload.constData());
    const QString named = QStringLiteral("%1 %2").arg(code).arg(closeCodeName(code));
    const QString reason = singleLine(QString::fromUtf8(entry.payload.mid(2)));
    return reason.isEmpty() ? named : QStringLiteral("%1 “%2”").arg(named, reason);
}

QString payloadPreview(const Entry &entry)
{
    switch (entry.kind) {
    case EntryKind::Text:
        return textPreview(entry);
    case EntryKind::Close:
        return closePreview(entry);
    case EntryKind::Ping:
    case EntryKind::Pong:
        return isReadable(entry.payload) ? textPreview(entry) : hexPreview(entry);
    default:
        return hexPreview(entry);
    }
}

} // namespace

QString time(qint64 unixNs)
{
    return QDateTime::fromMSecsSinceEpoch(unixNs / 1'000'000).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString glyph(const Entry &entry)
{
    switch (entry.kind) {
    case EntryKind::Open:
    case EntryKind::Note:
        return QStringLiteral("●");
    case EntryKind::Connecting:
    case EntryKind::Closed:
    case EntryKind::Waiting:
        return QStringLiteral("◌");
    case EntryKind::Refused:
    case EntryKind::Error:
    case EntryKind::Violation:
        return QStringLiteral("×");
    default:
        return entry.direction == Direction::Sent ? QStringLiteral("▲") : QStringLiteral("▼");
    }
}

QString directionInWords(const Entry &entry)
{
    switch (entry.direction) {
    case Direction::Sent:
        return QStringLiteral("Sent");
    case Direction::Received:
        return QStringLiteral("Received");
    case Direction::None:
        break;
    }
    return kindTitle(entry.kind);
}

QString kindTitle(EntryKind kind)
{
    QString title = kindName(kind);
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

QString size(qint64 bytes)
{
    return grouping().toString(bytes);
}

QString preview(const Entry &entry)
{
    const QString note = singleLine(entry.note);
    if (isEvent(entry.kind) && !note.isEmpty())
        return note;
    const QString payload = payloadPreview(entry);
    if (note.isEmpty())
        return payload;
    return payload.isEmpty() ? note : payload + QStringLiteral(" · ") + note;
}

QString spacedHex(QByteArrayView bytes, qsizetype limit)
{
    const QByteArray hex = bytes.first(std::min(bytes.size(), limit)).toByteArray().toHex(' ');
    return QString::fromLatin1(hex) + (bytes.size() > limit ? QStringLiteral(" …") : QString());
}

QString singleLine(QString text)
{
    const auto hidden = [](QChar c) { return visible(c) != c; };
    if (std::none_of(text.cbegin(), text.cend(), hidden))
        return text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!joinsEmoji(text, i))
            text[i] = visible(text.at(i));
    }
    return text;
}

} // namespace framewatch::EntryText
