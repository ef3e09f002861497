// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/framesview.h"

#include "widgets/inspector/fieldgrid.h"
#include "widgets/inspector/framesdelegate.h"
#include "widgets/inspector/framesmodel.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>

namespace framewatch {

namespace {

constexpr int MostRows = 8; // of the table, before it scrolls
constexpr int HeaderHeight = 25;

} // namespace

FramesView::FramesView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new FramesModel(this))
    , m_table(new QTableView(this))
    , m_detail(new QWidget(this))
    , m_title(Parts::label({}, StyleHint::Heading))
    , m_raw(Parts::label({}, StyleHint::Mono))
    , m_fields(new FieldGrid)
    , m_empty(Parts::label(tr("No frame: this entry is an event"), StyleHint::Secondary))
{
    setUpTable();
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_raw->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins(Metrics::Margin, Metrics::Margin, Metrics::Margin, Metrics::Margin);
    detail->setSpacing(Metrics::Gap);
    detail->addWidget(m_title);
    detail->addWidget(m_raw);
    detail->addWidget(m_fields);
    detail->addStretch(1);
    auto *layout = Parts::bare<QVBoxLayout>(0, this);
    layout->addWidget(m_table);
    layout->addWidget(Parts::line(Qt::Horizontal));
    layout->addWidget(m_detail, 1);
    layout->addWidget(m_empty, 1);
    setFrames({});
}

void FramesView::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new FramesDelegate(m_theme, m_table));
    StyleHint::set(m_table, StyleHint::Mono);
    m_table->setObjectName(QStringLiteral("framesTable"));
    m_table->setAccessibleName(tr("Frames"));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(Metrics::LogRow);
    m_table->verticalHeader()->setDefaultSectionSize(Metrics::LogRow);
    m_table->horizontalHeader()->setFixedHeight(HeaderHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionsClickable(false);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showFrame(current.row()); });
}

// As wide as its title and the rows at both ends need.
int FramesView::neededWidth(int column) const
{
    constexpr int Sample = 50;
    const QFontMetrics metrics(m_theme.monoFont());
    const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const auto cellWidth = [&](int row) {
        return metrics.horizontalAdvance(m_model->index(row, column).data().toString());
    };
    const int rows = m_model->rowCount();
    int width = qMax(QFontMetrics(m_theme.uiFont()).horizontalAdvance(title), cellWidth(rows - 1));
    for (int row = 0; row < qMin(Sample, rows); ++row)
        width = qMax(width, cellWidth(row));
    return width + 2 * Metrics::Gap + 1;
}

void FramesView::sizeColumns()
{
    int left = m_table->viewport()->width();
    for (int column = 0; column < FramesModel::ColumnCount; ++column) {
        m_table->setColumnWidth(column, neededWidth(column));
        left -= m_table->columnWidth(column);
    }
    const int scrollBar = left < 0 ? m_table->horizontalScrollBar()->sizeHint().height() : 0;
    m_table->setFixedHeight(HeaderHeight + qMin(m_model->rowCount(), MostRows) * Metrics::LogRow + scrollBar);
}

void FramesView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    sizeColumns();
}

void FramesView::setFrames(const QByteArray &frames)
{
    m_model->setFrames(frames);
    const bool any = m_model->rowCount() > 0 || !m_model->rest().isEmpty();
    m_table->setVisible(m_model->rowCount() > 0);
    m_detail->setVisible(any);
    m_empty->setVisible(!any);
    sizeColumns();
    if (m_model->rowCount() > 0)
        m_table->selectRow(0);
    else
        showFrame(-1);
}

int FramesView::frameCount() const
{
    return m_model->rowCount();
}

std::optional<FrameHeader> FramesView::frameAt(int row) const
{
    return m_model->frameAt(row);
}

void FramesView::showFrame(int row)
{
    const auto header = m_model->frameAt(row);
    if (!header) {
        m_title->setText(tr("Header, not all there"));
        m_raw->setText(QString::fromLatin1(m_model->rest().toHex(' ')));
        m_fields->setFields({});
        return;
    }
    m_title->setText(
        tr("Header of frame %1 of %2").arg(Figures::count(row + 1), Figures::count(frameCount())));
    m_raw->setText(QString::fromLatin1(header->rawView().toByteArray().toHex(' ')));
    m_fields->setFields(FrameText::fields(*header));
}

} // namespace framewatch
