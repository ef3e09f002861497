// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/quoting.h"

#include <QRegularExpression>

namespace framewatch {

namespace {

QString hex(uint number, int digits)
{
    return QString::number(number, 16).rightJustified(digits, u'0');
}

} // namespace

QString Quoting::shell(const QString &text)
{
    static const QRegularExpression safe(QStringLiteral(R"(\A[A-Za-z0-9_@%+=:,./-]+\z)"));
    if (safe.match(text).hasMatch())
        return text;
    QString quoted = text;
    quoted.remove(QChar(0)).replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + quoted + u'\'';
}

QString Quoting::javaScript(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        const ushort code = c.unicode();
        if (c == u'"' || c == u'\\')
            out += QStringLiteral("\\") + c;
        else if (code < 0x20 || code == 0x7F || c == u'<' || code == 0x2028 || code == 0x2029 ||
                 c.isSurrogate())
            out += QStringLiteral("\\u") + hex(code, 4);
        else
            out += c;
    }
    return out + u'"';
}

QString Quoting::python(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const uint code : text.toUcs4()) {
        if (code == u'"' || code == u'\\')
            out += QStringLiteral("\\") + QChar(code);
        else if (code < 0x20 || code == 0x7F)
            out += QStringLiteral("\\x") + hex(code, 2);
        else if (code < 0x7F)
            out += QChar(code);
        else
            out += QStringLiteral("\\U") + hex(code, 8);
    }
    return out + u'"';
}

QString Quoting::cpp(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const char byte : text.toUtf8()) {
        const uchar code = uchar(byte);
        if (code == 0)
            continue;
        if (code == '"' || code == '\\')
            out += QStringLiteral("\\") + QLatin1Char(byte);
        else if (code < 0x20 || code >= 0x7F || (code == '?' && out.endsWith(u'?'))) // a trigraph
            out += u'\\' + QString::number(code, 8).rightJustified(3, u'0');
        else
            out += QLatin1Char(byte);
    }
    return out + u'"';
}

} // namespace framewatch
