// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/settingssection.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace framewatch {

namespace {

constexpr int LabelWidth = 130; // the same on every page

/// Where a field's look is, if it is made of parts.
QWidget *faceOf(QWidget *field)
{
    return field->focusProxy() ? field->focusProxy() : field;
}

} // namespace

SettingsSection::SettingsSection()
    : m_grid(Parts::bare<QGridLayout>())
    , m_pageError(Parts::wrappingLabel({}, StyleHint::ErrorText))
{
    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->setContentsMargins(Metrics::Margin, Metrics::Margin, Metrics::Margin, Metrics::Margin);
    column->addLayout(m_grid);
    column->addStretch(1);
    m_grid->setHorizontalSpacing(Metrics::Margin);
    m_grid->setVerticalSpacing(Metrics::Gap + 2);
    m_grid->setColumnMinimumWidth(0, LabelWidth);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_pageError, 0, 0, 1, 2);
    m_pageError->hide();
}

void SettingsSection::addField(const QString &label, QWidget *field)
{
    const int at = m_grid->rowCount();
    Row row;
    row.cell = new QWidget;
    row.column = Parts::bare<QVBoxLayout>(Metrics::Grid, row.cell);
    const bool isNarrow = field->maximumWidth() < QWIDGETSIZE_MAX; // it would stand in the middle
    row.column->addWidget(field, 0, isNarrow ? Qt::AlignLeft : Qt::Alignment());
    m_grid->addWidget(row.cell, at, 1, Qt::AlignTop);
    if (!label.isEmpty()) {
        row.name = Parts::label(label, StyleHint::Secondary);
        row.name->setBuddy(field);
        row.name->setFixedHeight(Metrics::Field); // beside the first line of a tall field
        m_grid->addWidget(row.name, at, 0, Qt::AlignTop);
    }
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    m_rows.insert(field, row);
    m_last = field;
}

void SettingsSection::addNote(const QString &text)
{
    m_rows.value(m_last).column->addWidget(Parts::wrappingLabel(text, StyleHint::Caption));
}

void SettingsSection::setRowVisible(QWidget *field, bool visible)
{
    const Row row = m_rows.value(field);
    row.cell->setVisible(visible);
    if (row.name)
        row.name->setVisible(visible);
}

QLabel *SettingsSection::errorUnder(QWidget *field)
{
    Row &row = m_rows[field];
    if (!row.error) {
        row.error = Parts::wrappingLabel({}, StyleHint::ErrorText);
        row.column->insertWidget(1, row.error);
    }
    return row.error;
}

void SettingsSection::showProblems(const SettingsProblems &problems)
{
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it) {
        if (!it->error)
            continue;
        it->error->hide();
        StyleHint::set(faceOf(it.key()), StyleHint::Invalid, false);
    }
    m_pageError->hide();
    for (const SettingsProblem &problem : problems) {
        QLabel *error = problem.field ? errorUnder(problem.field) : m_pageError;
        error->setText(problem.sentence);
        error->show();
        if (problem.field)
            StyleHint::set(faceOf(problem.field), StyleHint::Invalid, true);
    }
}

void SettingsSection::watch(const QList<QWidget *> &fields)
{
    for (QWidget *field : fields) {
        QList<QWidget *> all = field->findChildren<QWidget *>();
        all.append(field);
        for (QWidget *widget : std::as_const(all)) {
            if (auto *line = qobject_cast<QLineEdit *>(widget))
                connect(line, &QLineEdit::textChanged, this, &SettingsSection::edited);
            else if (auto *text = qobject_cast<QPlainTextEdit *>(widget))
                connect(text, &QPlainTextEdit::textChanged, this, &SettingsSection::edited);
            else if (auto *combo = qobject_cast<QComboBox *>(widget))
                connect(combo, &QComboBox::currentIndexChanged, this, &SettingsSection::edited);
            else if (auto *box = qobject_cast<QAbstractButton *>(widget); box && box->isCheckable())
                connect(box, &QAbstractButton::toggled, this, &SettingsSection::edited);
        }
    }
}

} // namespace framewatch
