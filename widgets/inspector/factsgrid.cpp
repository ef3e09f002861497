// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/factsgrid.h"

#include "widgets/inspector/facttext.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QStyle>

namespace framewatch {

namespace {

// Monospaced text is smaller; its line must still stand on that of its name.
void alignBaselines(QLabel *name, FactText *value)
{
    name->ensurePolished();
    value->ensurePolished();
    const int centred = (name->sizeHint().height() - name->fontMetrics().height() + 1) / 2; // as labels are
    const int lift = centred + name->fontMetrics().ascent() - value->fontMetrics().ascent();
    value->setViewportTop(qMax(0, lift));
}

} // namespace

FactsGrid::FactsGrid(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(Metrics::Gap);
    m_layout->setVerticalSpacing(Metrics::Grid);
    m_layout->setColumnMinimumWidth(0, NameWidth);
    m_layout->setColumnStretch(1, 1);
}

void FactsGrid::ensureRows(qsizetype count)
{
    while (m_rows.size() < count) {
        const Row row{new QLabel(this), new FactText(this)};
        StyleHint::set(row.name, StyleHint::Secondary);
        row.name->setTextFormat(Qt::PlainText);
        const int number = static_cast<int>(m_rows.size());
        m_layout->addWidget(row.name, number, 0, Qt::AlignTop);
        m_layout->addWidget(row.value, number, 1, Qt::AlignTop);
        m_rows.append(row);
    }
}

void FactsGrid::setFacts(const Facts &facts)
{
    m_facts = facts;
    ensureRows(facts.size());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool used = i < facts.size();
        m_rows[i].name->setVisible(used);
        m_rows[i].value->setVisible(used);
        if (!used)
            continue;
        m_rows[i].name->setText(facts[i].name);
        m_rows[i].value->setText(facts[i].value);
        StyleHint::set(m_rows[i].value, StyleHint::Mono, facts[i].mono);
        StyleHint::set(m_rows[i].value, StyleHint::ErrorText, facts[i].alarm);
        alignBaselines(m_rows[i].name, m_rows[i].value);
    }
    setVisible(!facts.isEmpty());
}

QString FactsGrid::text() const
{
    QStringList lines;
    for (const Fact &fact : m_facts)
        lines.append(fact.name + QStringLiteral(": ") + fact.value);
    return lines.join(u'\n');
}

} // namespace framewatch
