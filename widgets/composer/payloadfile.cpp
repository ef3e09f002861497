// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/payloadfile.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace framewatch {

namespace {

QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

} // namespace

Error PayloadFile::tooLarge(const QString &path, qint64 size)
{
    const QLocale locale;
    return {ErrorCode::Invalid,
            tr("%1 has %2 bytes, at most %3 can be sent")
                .arg(nameOf(path), locale.toString(size), locale.toString(Largest)),
            {}};
}

Result<qint64> PayloadFile::size(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::FileUnreadable, tr("%1 is not there").arg(nameOf(path)), path};
    if (!info.isFile()) // nor a pipe or a device, which could block or never end
        return Error{ErrorCode::FileUnreadable, tr("%1 is not a file").arg(nameOf(path)), path};
    if (info.size() > Largest)
        return tooLarge(path, info.size());
    return info.size();
}

Result<QByteArray> PayloadFile::read(const QString &path)
{
    const Result<qint64> size = PayloadFile::size(path);
    if (!size)
        return size.error();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable,
                     tr("%1 cannot be read: %2").arg(nameOf(path), file.errorString()), path};
    QByteArray bytes = file.read(Largest + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::FileUnreadable,
                     tr("%1 cannot be read: %2").arg(nameOf(path), file.errorString()), path};
    if (bytes.size() > Largest)
        return tooLarge(path, file.size());
    return bytes;
}

} // namespace framewatch
