// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// "45 bytes"
#pragma once

#include <QCoreApplication>
#include <QLocale>

namespace framewatch {

inline QString byteCount(qint64 bytes)
{
    return bytes == 1 ? QCoreApplication::translate("ByteCount", "1 byte")
                      : QCoreApplication::translate("ByteCount", "%1 bytes").arg(QLocale().toString(bytes));
}

} // namespace framewatch
