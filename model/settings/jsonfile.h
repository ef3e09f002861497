// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A small file with one JSON object in it.
#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QJsonObject>

namespace framewatch {

class JsonFile
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::JsonFile)

public:
    static constexpr qint64 MostBytes = 8 << 20;

    /// FileUnreadable names the file; Invalid if it is larger than MostBytes.
    static Result<QByteArray> read(const QString &path);
    /// Invalid says at which byte it stops being JSON.
    static Result<QJsonObject> parse(const QByteArray &bytes);
    /// Keys sorted, four blanks an indent, a line end at the end: what version control compares well.
    static QByteArray print(const QJsonObject &object);
    /// All or nothing; makes the folders it needs. FileUnwritable names the file.
    static Result<bool> write(const QString &path, const QByteArray &bytes);
};

} // namespace framewatch
