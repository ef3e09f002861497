// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logrowpainter.h"

#include "model/core/framebytes.h"
#include "model/log/entrytext.h"
#include "widgets/log/directionglyph.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace framewatch {

namespace {

QString display(const MessageLogModel &model, int row, int column)
{
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

constexpr qsizetype MostHeaders = 4096;   // bytes; adding up more of them would hold a paint up
constexpr char16_t FirstPicture = 0x2400; // of a control character, as the model shows them
constexpr char16_t LastPicture = 0x2421;

// Many fonts have no pictures, and boxes in their place say less than a dot.
QString withoutPictures(QString text)
{
    const auto isPicture = [](QChar c) { return c.unicode() >= FirstPicture && c.unicode() <= LastPicture; };
    if (std::none_of(text.cbegin(), text.cend(), isPicture))
        return text;
    for (QChar &c : text) {
        if (isPicture(c))
            c = c.unicode() == FirstPicture + u'\n' ? u'↵' : u'·';
    }
    return text;
}

// What surely does not fit need not be shaped: no character is narrower than a few pixels.
QString cutToWidth(const QString &text, int width)
{
    constexpr int NarrowestCharacter = 3;
    const qsizetype most = qMax(8, width / NarrowestCharacter);
    return text.size() > most ? text.left(most) : text;
}

} // namespace

struct LogRowPainter::Line
{
    QPainter &painter;
    const Row &row;
    const Columns &columns;
    EntryKind kind = EntryKind::Note;
    Direction direction = Direction::None;
    int baseline = 0;
};

LogRowPainter::LogRowPainter(const Theme &theme)
    : m_theme(theme)
    , m_monoMetrics(theme.monoFont())
    , m_uiMetrics(theme.uiFont())
{
    refresh();
}

void LogRowPainter::refresh()
{
    m_mono = m_theme.monoFont();
    m_ui = m_theme.uiFont();
    m_ui.setPixelSize(m_mono.pixelSize());
    m_monoMetrics = QFontMetrics(m_mono);
    m_uiMetrics = QFontMetrics(m_ui);
    const QFontMetricsF exact(m_mono);
    m_charWidth = exact.horizontalAdvance(u'0');
    m_hasPictures = m_monoMetrics.inFont(QChar(FirstPicture));
    m_isFixed = qFuzzyCompare(m_charWidth, exact.horizontalAdvance(u'i')) &&
                qFuzzyCompare(m_charWidth, exact.horizontalAdvance(u'W'));
}

int LogRowPainter::paint(QPainter &painter, const Row &row, const Columns &columns) const
{
    const QVariant kind = row.model->data(row.model->index(row.number, 0), MessageLogModel::KindRole);
    Line line{painter, row, columns};
    line.baseline =
        row.rect.top() + (row.rect.height() - m_monoMetrics.height()) / 2 + m_monoMetrics.ascent();
    line.kind = kind.isValid() ? static_cast<EntryKind>(kind.toInt()) : EntryKind::Note;
    paintGround(line);
    paintCell(line, MessageLogModel::IdColumn, m_theme.color(ThemeRole::Secondary));
    if (!kind.isValid()) {
        paintMissing(line);
        return 0;
    }
    const QVariant direction =
        row.model->data(row.model->index(row.number, 0), MessageLogModel::DirectionRole);
    line.direction = static_cast<Direction>(direction.toInt());
    paintCell(line, MessageLogModel::TimeColumn, m_theme.color(ThemeRole::Secondary));
    paintGlyph(line);
    if (isEvent(line.kind)) {
        paintSentence(line);
        return 0;
    }
    paintCell(line, MessageLogModel::KindColumn, kindColor(line.kind));
    const bool compressed =
        row.model->data(row.model->index(row.number, 0), MessageLogModel::CompressedRole).toBool();
    QString size = display(*row.model, row.number, MessageLogModel::SizeColumn);
    if (compressed)
        size.prepend(wireSize(line));
    paintRight(line, MessageLogModel::SizeColumn, size, m_theme.color(ThemeRole::Secondary));
    paintPayload(line);
    if (compressed)
        paintCompressed(line);
    return monoWidth(size) + 2 * Padding;
}

// "89 → ", before what it was inflated to; "89 ← ", before what it was made of.
QString LogRowPainter::wireSize(const Line &line) const
{
    const std::optional<Entry> entry = line.row.model->entryAt(line.row.number);
    if (!entry || entry->frames.size() > MostHeaders)
        return {};
    const qint64 bytes = frameBytes(entry->frames);
    if (bytes == 0 || bytes == entry->size)
        return {};
    return EntryText::size(bytes) +
           (line.direction == Direction::Sent ? QStringLiteral(" ← ") : QStringLiteral(" → "));
}

void LogRowPainter::paintRight(const Line &line, int column, const QString &text, const QColor &color) const
{
    const Column &place = line.columns[static_cast<size_t>(column)];
    const int width = place.width - 2 * Padding;
    line.painter.setPen(color);
    drawText(line, place.x + Padding + qMax(0, width - monoWidth(text)), width, text, m_mono);
}

void LogRowPainter::paintGround(const Line &line) const
{
    if (line.row.selected)
        line.painter.fillRect(line.row.rect, m_theme.color(ThemeRole::Selection));
    else if (line.row.hovered)
        line.painter.fillRect(line.row.rect, m_theme.color(ThemeRole::Hover));
    else if (isEvent(line.kind))
        line.painter.fillRect(line.row.rect, m_theme.color(ThemeRole::EventRow));
}

void LogRowPainter::paintCell(const Line &line, int column, const QColor &color) const
{
    const QString text = display(*line.row.model, line.row.number, column);
    if (column == MessageLogModel::IdColumn)
        return paintRight(line, column, text, color);
    const Column &place = line.columns[static_cast<size_t>(column)];
    line.painter.setPen(color);
    drawText(line, place.x + Padding, place.width - 2 * Padding, text, m_mono);
}

void LogRowPainter::paintGlyph(const Line &line) const
{
    const Column &place = line.columns[MessageLogModel::DirectionColumn];
    const QRect rect(place.x, line.row.rect.top(), place.width, line.row.rect.height());
    paintDirectionGlyph(line.painter, rect.toRectF().center(), glyphFor(line.kind, line.direction),
                        glyphColor(line.kind, line.direction));
}

void LogRowPainter::paintSentence(const Line &line) const
{
    const int x = line.columns[MessageLogModel::KindColumn].x + Padding;
    line.painter.setPen(kindColor(line.kind));
    drawText(line, x, line.row.rect.right() - Padding - x,
             display(*line.row.model, line.row.number, MessageLogModel::PayloadColumn), m_ui);
}

void LogRowPainter::paintPayload(const Line &line) const
{
    const Column &place = line.columns[MessageLogModel::PayloadColumn];
    const int x = place.x + Padding;
    const bool binary = line.kind == EntryKind::Binary;
    line.painter.setPen(binary ? m_theme.color(ThemeRole::Secondary) : kindColor(line.kind));
    const QString text = display(*line.row.model, line.row.number, MessageLogModel::PayloadColumn);
    drawText(line, x, line.row.rect.right() - Padding - x, m_hasPictures ? text : withoutPictures(text),
             m_mono);
}

// Two small tips towards each other, between the size and the payload.
void LogRowPainter::paintCompressed(const Line &line) const
{
    constexpr qreal Tip = 1;
    constexpr qreal Arm = 2.5;
    const Column &place = line.columns[MessageLogModel::SizeColumn];
    const QPointF center(place.x + place.width, line.row.rect.center().y() + 0.5);
    QPen pen(m_theme.color(ThemeRole::Secondary), 1);
    pen.setCapStyle(Qt::RoundCap);
    line.painter.setPen(pen);
    for (const int side : {-1, 1}) {
        const QPointF tip = center + QPointF(side * Tip, 0);
        line.painter.drawLine(tip, tip + QPointF(side * Arm, -Arm));
        line.painter.drawLine(tip, tip + QPointF(side * Arm, Arm));
    }
}

void LogRowPainter::paintMissing(const Line &line) const
{
    const int x = line.columns[MessageLogModel::KindColumn].x + Padding;
    line.painter.setPen(m_theme.color(ThemeRole::Error));
    drawText(line, x, line.row.rect.right() - Padding - x,
             QCoreApplication::translate("LogView", "This entry could not be read from the capture"), m_ui);
}

void LogRowPainter::drawText(const Line &line, int x, int width, const QString &text, const QFont &font) const
{
    if (text.isEmpty() || width <= 0)
        return;
    line.painter.setFont(font);
    line.painter.drawText(x, line.baseline,
                          &font == &m_mono ? fittingMono(text, width) : fitting(text, width, m_uiMetrics));
}

QString LogRowPainter::fitting(const QString &text, int width, const QFontMetrics &metrics)
{
    const QString shown = cutToWidth(text, width);
    if (shown.size() == text.size() && metrics.horizontalAdvance(shown) <= width)
        return shown;
    return metrics.elidedText(shown, Qt::ElideRight, width);
}

// Most text is ASCII: in a monospaced font its width is counted, not measured.
QString LogRowPainter::fittingMono(const QString &text, int width) const
{
    const auto most = static_cast<qsizetype>((width + 1) / m_charWidth); // widths of columns are rounded
    const qsizetype looked = qMin(text.size(), most + 1);
    if (!m_isFixed || !isAscii(QStringView(text).first(looked)))
        return fitting(text, width, m_monoMetrics);
    return text.size() <= most ? text : text.left(qMax<qsizetype>(0, most - 1)) + u'…';
}

int LogRowPainter::monoWidth(const QString &text) const
{
    return m_isFixed && isAscii(text) ? qRound(static_cast<double>(text.size()) * m_charWidth)
                                      : m_monoMetrics.horizontalAdvance(text);
}

QColor LogRowPainter::kindColor(EntryKind kind) const
{
    switch (kind) {
    case EntryKind::Text:
    case EntryKind::Binary:
        return m_theme.color(ThemeRole::Text);
    case EntryKind::Close:
    case EntryKind::Ping:
    case EntryKind::Pong:
        return m_theme.color(ThemeRole::Control);
    case EntryKind::Waiting:
        return m_theme.color(ThemeRole::WaitingText);
    case EntryKind::Refused:
    case EntryKind::Error:
    case EntryKind::Violation:
        return m_theme.color(ThemeRole::Error);
    case EntryKind::Connecting:
    case EntryKind::Open:
    case EntryKind::Closed:
    case EntryKind::Note:
        break;
    }
    return m_theme.color(ThemeRole::Secondary);
}

QColor LogRowPainter::glyphColor(EntryKind kind, Direction direction) const
{
    if (isMessage(kind))
        return m_theme.color(direction == Direction::Sent ? ThemeRole::Sent : ThemeRole::Received);
    return kindColor(kind);
}

int LogRowPainter::columnWidth(qsizetype characters) const
{
    return qCeil(static_cast<double>(characters) * m_charWidth) + 2 * Padding;
}

int LogRowPainter::idWidth(qint64 id) const
{
    constexpr qsizetype FewestDigits = 2;
    return columnWidth(qMax(FewestDigits, QString::number(id).size()));
}

int LogRowPainter::timeWidth() const
{
    return columnWidth(QStringView(u"00:00:00.000").size());
}

int LogRowPainter::glyphWidth() const
{
    return 24;
}

int LogRowPainter::kindWidth() const
{
    return columnWidth(QStringView(u"Binary").size());
}

int LogRowPainter::sizeWidth() const
{
    return columnWidth(QStringView(u"1,024").size());
}

} // namespace framewatch
