// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturesalvage.h"

#include "model/capture/capturewriter.h"
#include "model/capture/databasefiles.h"
#include "model/capture/rawdatabase.h"
#include "model/capture/rawrows.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace framewatch::CaptureSalvage {

namespace {

using Layer = RawDatabase::Layer;

constexpr quint32 PagesOfAGlance = 64;

/// A page with rows of table entry.
struct Leaf
{
    qint64 firstId = 0;
    quint32 page = 0;
    Layer layer = Layer::File;
};

bool isEntry(const RawDatabase &database, const RawCell &cell, Layer layer)
{
    if (cell.id > database.bytes()) // no file holds so many
        return false;
    auto values = recordValues(cell.local, cell.size);
    // A long note, or the headers of very many frames, stand before the payload and may not fit the page.
    const QByteArray all = values || cell.overflow == 0 ? QByteArray() : database.record(cell, layer);
    if (!all.isEmpty())
        values = recordValues(all, cell.size);
    return values && RawRows::entry(*values, false);
}

/// The rows of a page that are entries; they point into it.
QList<RawCell> entryCells(QByteArrayView page, quint32 number, Layer layer, const RawDatabase &database)
{
    QList<RawCell> cells = RawDatabase::cells(page, number);
    cells.removeIf([&](const RawCell &cell) { return !isEntry(database, cell, layer); });
    return withoutStrays(cells);
}

class Salvage
{
public:
    Salvage(const RawDatabase &database, const QString &target, std::stop_token stop)
        : m_database(database)
        , m_writer(m_clock)
        , m_target(target)
        , m_stop(std::move(stop))
    {
    }

    Result<Report> run(const QString &name);

private:
    void readPages();
    void readPage(quint32 number, Layer layer);
    void keepConnection(const RawCell &cell, Layer layer);
    bool write();
    bool writeLeaf(const Leaf &leaf);
    bool writeGap(qint64 nextId);
    bool writeNote(const QString &sentence);

    const RawDatabase &m_database;
    SystemClock m_clock;
    CaptureWriter m_writer;
    QString m_target;
    std::stop_token m_stop;
    QList<Leaf> m_leaves;
    QHash<int, qint64> m_connections; ///< when each that was written ended
    quint32 m_lastBlank = 0; ///< the last page of zeros only
    qint64 m_lastId = 0;     ///< in the damaged capture
    int m_connection = 0;    ///< of the entry at hand, and of notes beside it
    qint64 m_timeNs = 0;
    Report m_report;
};

void Salvage::readPages()
{
    for (quint32 number = 1; number <= m_database.pageCount() && !m_stop.stop_requested(); ++number)
        readPage(number, Layer::File);
    for (const quint32 number : m_database.walPages())
        readPage(number, Layer::Wal);
    std::stable_sort(m_leaves.begin(), m_leaves.end(),
                     [](const Leaf &a, const Leaf &b) { return a.firstId < b.firstId; });
}

void Salvage::readPage(quint32 number, Layer layer)
{
    const QByteArray page = m_database.page(number, layer);
    if (layer == Layer::File && page.count('\0') == page.size())
        m_lastBlank = number;
    const QList<RawCell> entries = entryCells(page, number, layer, m_database);
    if (!entries.isEmpty()) {
        m_leaves.append({entries.constFirst().id, number, layer});
        return;
    }
    for (const RawCell &cell : RawDatabase::cells(page, number))
        keepConnection(cell, layer);
}

// Of two versions of a row, the fuller one is the later.
void Salvage::keepConnection(const RawCell &cell, Layer layer)
{
    const QByteArray bytes = m_database.record(cell, layer);
    const auto values = bytes.size() == cell.size ? recordValues(bytes, cell.size) : std::nullopt;
    const auto record = values ? RawRows::connection(cell.id, *values) : std::nullopt;
    if (!record)
        return;
    const auto known = m_connections.constFind(record->id);
    if (known != m_connections.cend() && record->endedNs < *known)
        return;
    m_connections.insert(record->id, record->endedNs);
    m_writer.updateConnection(*record); // at once: there may be thousands with long bodies
}

Result<Report> Salvage::run(const QString &name)
{
    if (const auto created = m_writer.create(m_target); !created)
        return created.error();
    readPages();
    const bool written = !m_leaves.isEmpty() && write();
    const Result<bool> closed = m_writer.close();
    if (written && closed)
        return m_report;
    removeDatabase(m_target);
    if (!closed)
        return closed.error();
    if (m_stop.stop_requested())
        return Error{ErrorCode::Invalid, QStringLiteral("Salvaging was stopped"), {}};
    return Error{ErrorCode::DamagedCapture, QStringLiteral("Nothing could be read from “%1”").arg(name), {}};
}

/// False: it was stopped, or the writer has failed.
bool Salvage::write()
{
    m_report.connections = static_cast<int>(m_connections.size());
    for (const Leaf &leaf : std::as_const(m_leaves)) {
        if (m_stop.stop_requested() || !writeLeaf(leaf))
            return false;
    }
    m_report.endMissing =
        m_database.isCutOff() || m_database.isWalLost() || m_lastBlank > m_leaves.constLast().page;
    return !m_report.endMissing ||
           writeNote(
               QStringLiteral("The end of the damaged capture is missing: more entries may have followed"));
}

bool Salvage::writeLeaf(const Leaf &leaf)
{
    const QByteArray page = m_database.page(leaf.page, leaf.layer);
    for (const RawCell &cell : entryCells(page, leaf.page, leaf.layer, m_database)) {
        if (cell.id <= m_lastId) // the WAL's version of a page holds what the file's does, and more
            continue;
        const QByteArray bytes = m_database.record(cell, leaf.layer);
        const bool isCut = bytes.size() < cell.size;
        const auto values = recordValues(bytes, cell.size);
        const auto entry = values ? RawRows::entry(*values, isCut) : std::nullopt;
        if (!entry)
            continue;
        m_connection = entry->connection;
        m_timeNs = entry->timeNs;
        if (!writeGap(cell.id) || m_writer.append(*entry) == 0)
            return false;
        m_lastId = cell.id;
        ++m_report.entries;
        m_report.cut += isCut ? 1 : 0;
    }
    return true;
}

bool Salvage::writeGap(qint64 nextId)
{
    const qint64 missing = nextId - m_lastId - 1;
    if (missing == 0)
        return true;
    m_report.missing += missing;
    if (missing == 1)
        return writeNote(
            QStringLiteral("1 entry could not be recovered here (number %1 of the damaged capture)")
                .arg(nextId - 1));
    return writeNote(
        QStringLiteral("%1 entries could not be recovered here (numbers %2 to %3 of the damaged capture)")
            .arg(missing)
            .arg(m_lastId + 1)
            .arg(nextId - 1));
}

bool Salvage::writeNote(const QString &sentence)
{
    EntryView view;
    view.connection = m_connection;
    view.timeNs = m_timeNs;
    view.kind = EntryKind::Note;
    view.note = sentence;
    return m_writer.append(view) != 0;
}

/// How many rows of a page read the same, or otherwise, in the file and in its WAL.
struct Comparison
{
    int same = 0;
    int different = 0;
};

void compare(const QList<RawCell> &before, const QList<RawCell> &after, Comparison &comparison)
{
    QHash<qint64, const RawCell *> byId;
    for (const RawCell &cell : before)
        byId.insert(cell.id, &cell);
    int common = 0;
    for (const RawCell &cell : after) {
        const RawCell *known = byId.value(cell.id);
        if (!known)
            continue;
        ++common;
        const bool isSame = known->size == cell.size && known->local == cell.local;
        ++(isSame ? comparison.same : comparison.different);
    }
    if (common == 0 && !before.isEmpty() && !after.isEmpty())
        ++comparison.different;
}

// Entries never change once they are stored: a WAL in which they read otherwise than in the file is another
// file's.
bool isWalForeign(const RawDatabase &database)
{
    Comparison all;
    for (const quint32 number : database.walPages()) {
        const QByteArray inFile = database.page(number, Layer::File);
        const QByteArray inWal = database.page(number, Layer::Wal);
        compare(entryCells(inFile, number, Layer::File, database),
                entryCells(inWal, number, Layer::Wal, database), all);
    }
    return all.different > all.same;
}

bool hasEntries(const RawDatabase &database)
{
    const auto isLeaf = [&database](quint32 number, Layer layer) {
        return !entryCells(database.page(number, layer), number, layer, database).isEmpty();
    };
    for (quint32 number = 1; number <= std::min(database.pageCount(), PagesOfAGlance); ++number) {
        if (isLeaf(number, Layer::File))
            return true;
    }
    const QList<quint32> inWal = database.walPages().mid(0, PagesOfAGlance);
    return std::any_of(inWal.begin(), inWal.end(),
                       [&](quint32 number) { return isLeaf(number, Layer::Wal); });
}

} // namespace

bool isPossible(const QString &path, const Error &reason)
{
    if (reason.code == ErrorCode::DamagedCapture)
        return true;
    if (reason.code != ErrorCode::NotACapture && reason.code != ErrorCode::FileUnreadable)
        return false;
    if (!QFileInfo(path).isFile())
        return false;
    const auto database = RawDatabase::open(path);
    return database && hasEntries(*database.value());
}

Result<Report> run(const QString &from, const QString &to, std::stop_token stop)
{
    auto database = RawDatabase::open(from);
    if (!database)
        return database.error();
    if (isWalForeign(*database.value()))
        database.value()->dropWal();
    return Salvage(*database.value(), to, std::move(stop)).run(QDir::toNativeSeparators(from));
}

QString freeName(const QString &path)
{
    const QFileInfo info(path);
    const QString base = info.dir().filePath(info.completeBaseName() + QStringLiteral(" salvaged"));
    QString name = base + QStringLiteral(".fwcap");
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = QStringLiteral("%1 %2.fwcap").arg(base).arg(i);
    return name;
}

} // namespace framewatch::CaptureSalvage
