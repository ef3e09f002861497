// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A file as the payload of one message.
#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QCoreApplication>

namespace framewatch {

/// Functions of a file that is to be sent. Any thread.
class PayloadFile
{
    Q_DECLARE_TR_FUNCTIONS(PayloadFile)

public:
    static constexpr qint64 Largest = 256 * 1024 * 1024;
    /// From this size on, read it in the pool.
    static constexpr qint64 Large = 1024 * 1024;

    /// Bytes it has now; the Error names what keeps it from being sent.
    static Result<qint64> size(const QString &path);
    /// Never more than Largest bytes, even if the file grows meanwhile.
    static Result<QByteArray> read(const QString &path);

private:
    static Error tooLarge(const QString &path, qint64 size);
};

} // namespace framewatch
