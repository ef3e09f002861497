// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/exportsink.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace framewatch {

namespace {

constexpr qsizetype WriteSize = 64 * 1024;

} // namespace

ExportSink::ExportSink(QIODevice &device)
    : m_device(device)
{
    m_pending.reserve(WriteSize);
}

void ExportSink::write(QByteArrayView bytes)
{
    if (m_error)
        return;
    m_pending.append(bytes);
    if (m_pending.size() >= WriteSize)
        drain();
}

void ExportSink::drain()
{
    qsizetype done = 0;
    while (done < m_pending.size() && !m_error) {
        const qint64 written = m_device.write(m_pending.constData() + done, m_pending.size() - done);
        if (written <= 0)
            fail();
        else
            done += written;
    }
    if (m_pending.capacity() > 4 * WriteSize)
        m_pending = QByteArray(); // one big message is no reason to keep its room
    m_pending.resize(0);
}

void ExportSink::flush()
{
    drain();
    auto *file = qobject_cast<QFileDevice *>(&m_device);
    if (!m_error && file && !file->flush()) // QFile buffers too: a full disk may show only now
        fail();
}

void ExportSink::fail()
{
    const auto *file = qobject_cast<const QFileDevice *>(&m_device);
    const QString name = file ? QFileInfo(file->fileName()).fileName() : QString();
    const QString reason = m_device.errorString();
    m_error.code = ErrorCode::FileUnwritable;
    m_error.message =
        name.isEmpty()
            ? QCoreApplication::translate("Exporter", "The export could not be written: %1").arg(reason)
            : QCoreApplication::translate("Exporter", "%1 could not be written: %2").arg(name, reason);
}

} // namespace framewatch
