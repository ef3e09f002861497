// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/fieldgrid.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace framewatch {

namespace {

constexpr int MeaningColumn = 3;

// Monospaced text is smaller; the columns must still stand on one line.
void alignBaselines(const std::array<QLabel *, 4> &row)
{
    for (QLabel *label : row)
        label->ensurePolished();
    const int ascent = row[MeaningColumn]->fontMetrics().ascent();
    for (QLabel *label : row)
        label->setContentsMargins(0, qMax(0, ascent - label->fontMetrics().ascent()), 0, 0);
}

QLabel *cell(int column)
{
    if (column == MeaningColumn)
        return Parts::wrappingLabel({}, StyleHint::Secondary);
    QLabel *label = Parts::label({}, StyleHint::Mono);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (column == 0)
        StyleHint::set(label, StyleHint::Secondary);
    return label;
}

} // namespace

FieldGrid::FieldGrid(QWidget *parent)
    : QWidget(parent)
    , m_layout(Parts::bare<QGridLayout>(0, this))
{
    m_layout->setHorizontalSpacing(Metrics::Gap * 2);
    m_layout->setVerticalSpacing(Metrics::Grid);
    m_layout->setColumnStretch(MeaningColumn, 1);
}

void FieldGrid::ensureRows(qsizetype count)
{
    while (m_rows.size() < count) {
        Row row{};
        for (int column = 0; column < 4; ++column) {
            row[static_cast<size_t>(column)] = cell(column);
            m_layout->addWidget(row[static_cast<size_t>(column)], static_cast<int>(m_rows.size()), column,
                                Qt::AlignTop);
        }
        m_rows.append(row);
    }
}

void FieldGrid::setFields(const QList<FrameText::Field> &fields)
{
    ensureRows(fields.size());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const FrameText::Field field = fields.value(i);
        const std::array texts{field.bits, field.name, field.value, field.meaning};
        for (size_t column = 0; column < texts.size(); ++column) {
            m_rows[i][column]->setText(texts[column]);
            m_rows[i][column]->setVisible(i < fields.size());
        }
        alignBaselines(m_rows[i]);
    }
}

} // namespace framewatch
