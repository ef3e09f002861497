// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/exporter.h"

#include "model/capture/sqliteerror.h"
#include "model/exchange/csvwriter.h"
#include "model/exchange/entrypages.h"
#include "model/exchange/exportsink.h"
#include "model/exchange/harwriter.h"
#include "model/exchange/jsonlines.h"
#include "model/exchange/transcript.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <array>
#include <map>

namespace framewatch::Exporter {

namespace {

struct FormatName
{
    Format format;
    QLatin1String name;
};

constexpr std::array formatNames = {
    FormatName{Format::JsonLines, QLatin1String("jsonl")},
    FormatName{Format::Har, QLatin1String("har")},
    FormatName{Format::Csv, QLatin1String("csv")},
    FormatName{Format::Text, QLatin1String("text")},
};

/// Ids of a connection's first and last entry.
struct Span
{
    qint64 first = 1;
    qint64 last = 0;
};

/// Of every connection, by number. Grouped here and not by SQLite, which would sort all entries in memory. In
/// a session spans follow one another; those of a local server's clients overlap, and each is read past the
/// entries of others.
std::map<int, Span> connectionSpans(SQLite::Database &database)
{
    std::map<int, Span> spans;
    SQLite::Statement connections(database, "SELECT id FROM connection");
    while (connections.executeStep())
        spans[connections.getColumn(0).getInt()] = {};
    SQLite::Statement entries(database, "SELECT id, connection FROM entry ORDER BY id");
    while (entries.executeStep()) {
        const auto found = spans.find(entries.getColumn(1).getInt());
        if (found == spans.end())
            continue;
        const qint64 id = entries.getColumn(0).getInt64();
        if (found->second.last == 0)
            found->second.first = id;
        found->second.last = id;
    }
    return spans;
}

class Run
{
public:
    Run(const CaptureReader &reader, QIODevice &device)
        : m_reader(reader)
        , m_sink(device)
    {
    }

    Result<bool> write(Format format)
    {
        const Error error = body(format);
        m_sink.flush();
        if (m_sink.failed())
            return m_sink.error();
        if (error)
            return error;
        return true;
    }

private:
    Error body(Format format)
    {
        switch (format) {
        case Format::JsonLines:
            return jsonLines();
        case Format::Csv:
            return csv();
        case Format::Text:
            return transcript();
        case Format::Har:
            return har();
        }
        return {};
    }

    Error everyEntry(const std::function<QByteArray(const Entry &)> &text)
    {
        return EntryPages(m_reader).visit(1, m_reader.lastId(), [&](const Entry &entry) {
            m_sink.write(text(entry));
            return !m_sink.failed();
        });
    }

    Error jsonLines()
    {
        return everyEntry([this](const Entry &entry) {
            const bool refused = entry.kind == EntryKind::Refused;
            const auto connection = refused ? m_reader.connection(entry.connection) : std::nullopt;
            return JsonLines::line(entry, connection ? &*connection : nullptr);
        });
    }

    Error csv()
    {
        m_sink.write(CsvWriter::header());
        return everyEntry(CsvWriter::row);
    }

    Error transcript()
    {
        int latest = 0; // a connection's heading comes with its first entry
        return everyEntry([&](const Entry &entry) {
            QByteArray text;
            if (entry.connection > latest) {
                const auto connection = m_reader.connection(latest = entry.connection);
                text = (entry.id > 1 ? "\n" : "") +
                       (connection ? Transcript::heading(*connection) : QByteArray());
            }
            return text + Transcript::block(entry);
        });
    }

    Error har();
    Error harConnection(int id, const Span &span);

    const CaptureReader &m_reader;
    ExportSink m_sink;
};

Error Run::har()
{
    m_sink.write(HarWriter::begin());
    bool first = true;
    const std::map<int, Span> spans = connectionSpans(m_reader.database());
    for (const auto &[id, span] : spans) {
        if (!std::exchange(first, false))
            m_sink.write(",\n");
        const Error error = harConnection(id, span);
        if (error || m_sink.failed())
            return error;
    }
    m_sink.write(HarWriter::end());
    return {};
}

Error Run::harConnection(int id, const Span &span)
{
    const auto connection = m_reader.connection(id);
    if (!connection)
        return m_reader.lastError();
    m_sink.write(HarWriter::beginConnection(*connection));
    bool none = true;
    const Error error = EntryPages(m_reader).visit(span.first, span.last, [&](const Entry &entry) {
        if (entry.connection == id && isMessage(entry.kind)) {
            m_sink.write(std::exchange(none, false) ? "\n" : ",\n");
            m_sink.write(HarWriter::message(entry));
        }
        return !m_sink.failed();
    });
    m_sink.write(HarWriter::endConnection());
    return error;
}

} // namespace

std::optional<Format> formatFromName(const QString &name)
{
    for (const FormatName &each : formatNames) {
        if (each.name == name)
            return each.format;
    }
    return std::nullopt;
}

Result<bool> write(const CaptureReader &reader, Format format, QIODevice &device)
{
    try {
        return Run(reader, device).write(format);
    } catch (const SQLite::Exception &exception) {
        return SqliteError::from(exception, reader.path(), ErrorCode::FileUnreadable);
    }
}

} // namespace framewatch::Exporter
