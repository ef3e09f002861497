// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/messagelogmodel.h"

#include "model/filter/filterjob.h"
#include "model/log/entrypages.h"
#include "model/log/entrytext.h"
#include "model/log/visiblerows.h"

namespace framewatch {

namespace {

QVariant displayed(const Entry &entry, int column)
{
    switch (column) {
    case MessageLogModel::IdColumn:
        return QString::number(entry.id);
    case MessageLogModel::TimeColumn:
        return EntryText::time(entry.timeNs);
    case MessageLogModel::DirectionColumn:
        return EntryText::glyph(entry);
    case MessageLogModel::KindColumn:
        return EntryText::kindTitle(entry.kind);
    case MessageLogModel::SizeColumn:
        return isEvent(entry.kind) && entry.size == 0 ? QString() : EntryText::size(entry.size);
    case MessageLogModel::PayloadColumn:
        return EntryText::preview(entry);
    default:
        return {};
    }
}

// A glyph alone says nothing to those who hear the row.
QVariant spoken(const Entry &entry, int column)
{
    if (column == MessageLogModel::DirectionColumn)
        return EntryText::directionInWords(entry);
    const QVariant text = displayed(entry, column);
    if (column == MessageLogModel::SizeColumn && !text.toString().isEmpty())
        return QString(text.toString() + (entry.size == 1 ? QStringLiteral(" byte") : QStringLiteral(" bytes")) +
                       (entry.flags.testFlag(EntryFlag::Compressed) ? QStringLiteral(", compressed") : QString()));
    return text;
}

QVariant alignment(int column)
{
    switch (column) {
    case MessageLogModel::IdColumn:
    case MessageLogModel::SizeColumn:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    case MessageLogModel::DirectionColumn:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
    default:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    }
}

QString headerText(int column, bool heard)
{
    switch (column) {
    case MessageLogModel::IdColumn:
        return heard ? QStringLiteral("Number") : QStringLiteral("#");
    case MessageLogModel::TimeColumn:
        return QStringLiteral("Time");
    case MessageLogModel::DirectionColumn:
        return heard ? QStringLiteral("Direction") : QString();
    case MessageLogModel::KindColumn:
        return QStringLiteral("Type");
    case MessageLogModel::SizeColumn:
        return QStringLiteral("Size");
    case MessageLogModel::PayloadColumn:
        return QStringLiteral("Payload");
    default:
        return {};
    }
}

} // namespace

struct MessageLogModel::Private
{
    explicit Private(MessageLogModel *model)
        : q(model)
        , job(model)
    {
    }

    const Entry *entry(int row) const { return pages.entryAt(row, rows, reader.get()); }
    void resetRows(qint64 firstId, qint64 lastId);
    void scan();
    void setScanning(bool on);
    void growRange(qint64 lastId);
    void addFound(const std::vector<quint32> &ids);

    MessageLogModel *q;
    QString path;
    std::unique_ptr<CaptureReader> reader;
    VisibleRows rows;
    mutable EntryPages pages{PreviewBytes};
    QString filterText;
    FilterExpression expression;
    bool scanning = false;
    FilterJob job;
};

void MessageLogModel::Private::resetRows(qint64 firstId, qint64 lastId)
{
    q->beginResetModel();
    pages.clear();
    rows.reset(firstId, lastId, !expression.isEmpty());
    q->endResetModel();
    scan();
}

// From the first visible entry on; what an earlier scan still finds is dropped by the job.
void MessageLogModel::Private::scan()
{
    if (!rows.isFiltered() || !reader) {
        job.stop();
        return setScanning(false);
    }
    job.start(path, expression, rows.firstId(), rows.lastId());
    setScanning(rows.total() > 0);
}

void MessageLogModel::Private::setScanning(bool on)
{
    scanning = on;
    Q_EMIT q->filterStateChanged();
}

void MessageLogModel::Private::growRange(qint64 lastId)
{
    const int count = rows.countUpTo(lastId);
    if (count == rows.count())
        return rows.grow(lastId); // more than a view can count
    q->beginInsertRows({}, rows.count(), count - 1);
    rows.grow(lastId);
    q->endInsertRows();
}

void MessageLogModel::Private::addFound(const std::vector<quint32> &ids)
{
    if (!rows.isFiltered() || ids.empty())
        return;
    const int first = rows.count();
    q->beginInsertRows({}, first, first + static_cast<int>(ids.size()) - 1);
    rows.append(ids);
    q->endInsertRows();
    Q_EMIT q->filterStateChanged();
}

MessageLogModel::MessageLogModel(QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(this))
{
    connect(&d->job, &FilterJob::found, this, [this](const auto &ids) { d->addFound(ids); });
    connect(&d->job, &FilterJob::caughtUp, this, [this] {
        if (d->scanning)
            d->setScanning(false);
    });
    connect(&d->job, &FilterJob::failed, this, [this](const Error &error) {
        d->setScanning(false);
        Q_EMIT filterFailed(error);
    });
}

MessageLogModel::~MessageLogModel() = default;

Result<bool> MessageLogModel::setCapture(const QString &path)
{
    releaseFile();
    d->path.clear();
    Result<bool> opened = path.isEmpty() ? Result<bool>(true) : reopenFile(path);
    d->resetRows(1, d->reader ? d->reader->lastId() : 0);
    return opened;
}

void MessageLogModel::releaseFile()
{
    d->job.stop();
    d->reader.reset();
}

Result<bool> MessageLogModel::reopenFile(const QString &path)
{
    auto reader = CaptureReader::open(path);
    if (!reader)
        return reader.error();
    d->reader = std::move(reader).value();
    d->path = path;
    // The list of matches may be incomplete: its scan was cut short.
    if (d->rows.isFiltered())
        d->resetRows(d->rows.firstId(), d->rows.lastId());
    return true;
}

QString MessageLogModel::capturePath() const
{
    return d->path;
}

void MessageLogModel::setProgress(const CaptureProgress &progress)
{
    const qint64 lastId = progress.lastId;
    if (lastId <= d->rows.lastId())
        return;
    if (!d->rows.isFiltered())
        return d->growRange(lastId);
    d->rows.grow(lastId);
    d->job.extend(lastId);
    Q_EMIT filterStateChanged();
}

void MessageLogModel::setFilter(const QString &text)
{
    if (text == d->filterText)
        return;
    d->filterText = text;
    const auto parsed = FilterExpression::parse(text);
    if (!parsed) {
        Q_EMIT filterStateChanged();
        Q_EMIT filterFailed(parsed.error());
        return;
    }
    d->expression = parsed.value();
    d->resetRows(d->rows.firstId(), d->rows.lastId());
}

QString MessageLogModel::filter() const
{
    return d->filterText;
}

bool MessageLogModel::isFiltering() const
{
    return d->scanning;
}

void MessageLogModel::clear()
{
    d->resetRows(d->rows.lastId() + 1, d->rows.lastId());
}

qint64 MessageLogModel::totalRows() const
{
    return d->rows.total();
}

qint64 MessageLogModel::idAt(int row) const
{
    return d->rows.idAt(row);
}

int MessageLogModel::rowOf(qint64 id) const
{
    return d->rows.rowOf(id);
}

std::optional<Entry> MessageLogModel::entryAt(int row) const
{
    const Entry *entry = d->entry(row);
    return entry ? std::optional(*entry) : std::nullopt;
}

const CaptureReader *MessageLogModel::reader() const
{
    return d->reader.get();
}

int MessageLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->rows.count();
}

int MessageLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant MessageLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    if (role == EntryIdRole)
        return idAt(index.row());
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != EntryRole && role != KindRole &&
        role != DirectionRole && role != CompressedRole)
        return {};
    const Entry *entry = d->entry(index.row());
    if (!entry)
        return {};
    switch (role) {
    case EntryRole:
        return QVariant::fromValue(*entry);
    case KindRole:
        return static_cast<int>(entry->kind);
    case DirectionRole:
        return static_cast<int>(entry->direction);
    case CompressedRole:
        return entry->flags.testFlag(EntryFlag::Compressed);
    case Qt::AccessibleTextRole:
        return spoken(*entry, index.column());
    default:
        return displayed(*entry, index.column());
    }
}

QVariant MessageLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return headerText(section, role == Qt::AccessibleTextRole);
    return {};
}

} // namespace framewatch
