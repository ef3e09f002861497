// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/filenames.h"

#include <QRegularExpression>

namespace framewatch {

namespace {

bool isUnsafe(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7F || QStringView(u"%/\\:*?\"<>|").contains(c);
}

QString percent(QChar c) // all of them are ASCII
{
    return u'%' + QString::number(c.unicode(), 16).toUpper().rightJustified(2, u'0');
}

bool isDevice(const QString &name)
{
    static const QRegularExpression device(
        QStringLiteral("\\A(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return device.match(name).hasMatch();
}

} // namespace

Result<QString> FileNames::tidied(const QString &name)
{
    const QString tidy = name.normalized(QString::NormalizationForm_C).trimmed();
    if (tidy.isEmpty())
        return Error{ErrorCode::Invalid, tr("A name cannot be empty"), {}};
    for (const QChar c : tidy) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            return Error{ErrorCode::Invalid, tr("A name cannot have line breaks or control characters"), {}};
    }
    if (encoded(tidy).toUtf8().size() > MostBytes)
        return Error{ErrorCode::Invalid, tr("The name is too long"), {}};
    return tidy;
}

QString FileNames::encoded(const QString &name)
{
    QString out;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool isEdge = (i == 0 && (name[i] == u'.' || isDevice(name))) ||
                            (i == name.size() - 1 && (name[i] == u'.' || name[i] == u' '));
        out += isUnsafe(name[i]) || isEdge ? percent(name[i]) : QString(name[i]);
    }
    return out;
}

QString FileNames::decoded(const QString &fileName)
{
    QString out;
    for (qsizetype i = 0; i < fileName.size(); ++i) {
        bool isHex = false;
        const ushort code = fileName.mid(i + 1, 2).toUShort(&isHex, 16);
        if (fileName[i] == u'%' && isHex && i + 2 < fileName.size() && code >= 0x20 && code < 0x7F) {
            out += QChar(code);
            i += 2;
        } else {
            out += fileName[i];
        }
    }
    return out;
}

} // namespace framewatch
