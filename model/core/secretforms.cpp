// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/secretforms.h"

#include <QString>

#include <algorithm>

namespace framewatch {

namespace {

using Forms = std::vector<SecretForm>;

// What percent-encoders leave as it is besides letters and digits, from the strictest to the laxest.
constexpr const char *LeftByPercentEncoders[] = {
    "-._~",                // RFC 3986 unreserved
    "-._~!'()*",           // encodeURIComponent()
    "-._~!$'()*,;:@/?",    // a query's value
    "-._~!$&'()*+,;=:@/?", // a whole query
    "-._*",                // form encoding, but for its spaces
};

QByteArray hex(QByteArray text, bool upper)
{
    return upper ? text.toUpper() : text;
}

QByteArray percentEncoded(const QByteArray &secret, QByteArrayView left, bool upper, bool plusForSpace)
{
    QByteArray result;
    for (const char c : secret) {
        const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain || left.contains(c))
            result += c;
        else if (plusForSpace && c == ' ')
            result += '+';
        else
            result += '%' + hex(QByteArray(1, c).toHex(), upper);
    }
    return result;
}

void addPercentForms(Forms &forms, const QByteArray &secret)
{
    for (const QByteArrayView left : LeftByPercentEncoders) {
        for (const bool upper : {true, false}) {
            forms.push_back({percentEncoded(secret, left, upper, false)});
            forms.push_back({percentEncoded(secret, left, upper, true)});
        }
    }
}

struct JsonStyle
{
    bool slash; // "\/", as PHP writes it
    bool ascii; // "\u00e9" for what is not ASCII, as Python writes it
    bool html;  // "\u003c" for <, > and &, as Go writes it
    bool upper; // upper case hex digits
};

QByteArray jsonUnit(char16_t unit, const JsonStyle &style)
{
    constexpr QByteArrayView Short("\"\\\b\f\n\r\t");
    constexpr QByteArrayView Letters("\"\\bfnrt");
    const auto at = unit < 128 ? Short.indexOf(static_cast<char>(unit)) : -1;
    if (at >= 0)
        return QByteArray(1, '\\') + Letters[at];
    if (unit == u'/' && style.slash)
        return "\\/";
    const bool html = unit == u'<' || unit == u'>' || unit == u'&';
    if (unit < 0x20 || unit >= 128 || (html && style.html))
        return "\\u" + hex(QByteArray::number(unit, 16).rightJustified(4, '0'), style.upper);
    return QByteArray(1, static_cast<char>(unit));
}

QByteArray jsonEscaped(const QString &secret, const JsonStyle &style)
{
    QByteArray result;
    for (qsizetype i = 0; i < secret.size(); ++i) {
        const char16_t unit = secret[i].unicode();
        if (unit < 128 || style.ascii) {
            result += jsonUnit(unit, style);
            continue;
        }
        const qsizetype units = secret[i].isHighSurrogate() && i + 1 < secret.size() ? 2 : 1;
        result += QStringView(secret).mid(i, units).toUtf8();
        i += units - 1;
    }
    return result;
}

void addJsonForms(Forms &forms, const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    if (text.toUtf8() != secret)
        return; // not UTF-8: no JSON can hold it
    for (int style = 0; style < 16; ++style) {
        const JsonStyle wanted{(style & 1) != 0, (style & 2) != 0, (style & 4) != 0, (style & 8) != 0};
        forms.push_back({jsonEscaped(text, wanted)});
    }
}

/// The digits that nothing but the secret decides when `before` bytes stand before it in the encoded data.
void addBase64Forms(Forms &forms, const QByteArray &secret, int before)
{
    const QByteArray data = QByteArray(before, '\0') + secret;
    const qsizetype from = (before * 8 + 5) / 6;
    const qsizetype to = data.size() * 8 / 6;
    for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        const QByteArray digits = data.toBase64(alphabet | QByteArray::OmitTrailingEquals);
        forms.push_back({digits.mid(from, to - from), before != 0, data.size() % 3 != 0});
    }
}

Forms formsOfSecret(const QByteArray &secret)
{
    Forms forms{{secret}};
    if (secret.size() < ShortestEncodedSecret)
        return forms;
    addPercentForms(forms, secret);
    addJsonForms(forms, secret);
    for (const int before : {0, 1, 2})
        addBase64Forms(forms, secret, before);
    return forms;
}

bool isBefore(const SecretForm &a, const SecretForm &b)
{
    return a.bytes.size() != b.bytes.size() ? a.bytes.size() > b.bytes.size() : a.bytes < b.bytes;
}

bool isSame(const SecretForm &a, const SecretForm &b)
{
    return a.bytes == b.bytes;
}

} // namespace

std::vector<SecretForm> formsOfSecrets(const QList<QByteArray> &secrets)
{
    Forms all;
    for (const QByteArray &secret : secrets) {
        if (secret.isEmpty())
            continue;
        const Forms forms = formsOfSecret(secret);
        all.insert(all.end(), forms.begin(), forms.end());
    }
    std::stable_sort(all.begin(), all.end(), isBefore);
    all.erase(std::unique(all.begin(), all.end(), isSame), all.end());
    return all;
}

} // namespace framewatch
