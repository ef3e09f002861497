// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where exports write to.
#pragma once

#include "model/core/result.h"

#include <QByteArray>

class QIODevice;

namespace framewatch {

/// Gathers small pieces into larger writes, and remembers the first failure: after it everything is ignored.
class ExportSink
{
public:
    explicit ExportSink(QIODevice &device);

    void write(QByteArrayView bytes);
    void flush(); ///< to the operating system, where the device can
    bool failed() const { return bool(m_error); }
    const Error &error() const { return m_error; }

private:
    void drain();
    void fail();

    QIODevice &m_device;
    QByteArray m_pending;
    Error m_error;
};

} // namespace framewatch
