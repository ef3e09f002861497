// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessoutput.h"

#include "model/exchange/jsonlines.h"

#include <QFileDevice>

namespace framewatch {
namespace {

constexpr int PageEntries = 256;
// What a page may hold of one payload; longer ones are read one at a time, so memory does not grow with the
// page.
constexpr qint64 PagePayload = 64 * 1024;
constexpr qsizetype ChunkBytes = 64 * 1024;

bool isCut(const Entry &entry)
{
    return entry.payload.size() == PagePayload && entry.size > PagePayload;
}

} // namespace

Result<bool> writeOut(QFileDevice &output, const QByteArray &bytes)
{
    if (output.write(bytes) == bytes.size() && output.flush())
        return true;
    return Error{ErrorCode::FileUnwritable,
                 QStringLiteral("standard output cannot be written: %1").arg(output.errorString()),
                 {}};
}

HeadlessOutput::HeadlessOutput(QFileDevice &output, bool withClient, QObject *parent)
    : QObject(parent)
    , m_output(output)
    , m_withClient(withClient)
{
}

Result<bool> HeadlessOutput::open(const QString &capturePath)
{
    auto reader = CaptureReader::open(capturePath);
    if (!reader)
        return reader.error();
    m_reader = std::move(reader).value();
    return true;
}

void HeadlessOutput::printUpTo(qint64 lastId)
{
    m_target = std::max(m_target, lastId);
    if (m_scheduled || m_printed >= m_target)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &HeadlessOutput::printPage, Qt::QueuedConnection);
}

void HeadlessOutput::finish()
{
    if (m_reader)
        m_target = m_reader->lastId();
    while (m_reader && m_printed < m_target)
        printPage();
}

void HeadlessOutput::printPage()
{
    m_scheduled = false;
    if (!m_reader || m_printed >= m_target)
        return;
    const int count = static_cast<int>(std::min<qint64>(PageEntries, m_target - m_printed));
    const QList<Entry> entries = m_reader->entries(m_printed + 1, count, PagePayload);
    if (entries.isEmpty())
        return fail(
            {ErrorCode::FileUnreadable, QStringLiteral("%1 cannot be read").arg(m_reader->path()), {}});
    if (const auto written = write(entries); !written)
        return fail(written.error());
    m_printed = entries.constLast().id;
    printUpTo(m_target);
}

Result<bool> HeadlessOutput::write(const QList<Entry> &entries) const
{
    QByteArray lines;
    for (const Entry &entry : entries) {
        lines += line(entry);
        if (lines.size() < ChunkBytes && entry.id != entries.constLast().id)
            continue;
        if (const auto written = writeOut(m_output, lines); !written)
            return written.error();
        lines.clear();
    }
    return true;
}

QByteArray HeadlessOutput::line(Entry entry) const
{
    if (isCut(entry))
        entry = m_reader->entry(entry.id).value_or(entry);
    std::optional<ConnectionRecord> connection;
    if (entry.kind == EntryKind::Refused)
        connection = m_reader->connection(entry.connection);
    return JsonLines::line(entry, connection ? &*connection : nullptr, m_withClient);
}

void HeadlessOutput::fail(const Error &error)
{
    m_reader.reset();
    Q_EMIT failed(error);
}

} // namespace framewatch
