// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/jsonfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace framewatch {

Result<QByteArray> JsonFile::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::FileUnreadable, tr("%1 cannot be read: %2").arg(path, file.errorString()), {}};
    const QByteArray bytes = file.read(MostBytes + 1);
    if (bytes.size() > MostBytes)
        return Error{ErrorCode::Invalid, tr("%1 is larger than %2 MiB").arg(path).arg(MostBytes >> 20), {}};
    return bytes;
}

Result<QJsonObject> JsonFile::parse(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return Error{ErrorCode::Invalid, tr("It is no JSON from byte %1 on").arg(error.offset),
                     error.errorString()};
    if (!document.isObject())
        return Error{ErrorCode::Invalid, tr("It holds no JSON object"), {}};
    return document.object();
}

QByteArray JsonFile::print(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<bool> JsonFile::write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath()); // what comes of it shows when the file is made
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return true;
    return Error{ErrorCode::FileUnwritable, tr("%1 cannot be written: %2").arg(path, file.errorString()), {}};
}

} // namespace framewatch
