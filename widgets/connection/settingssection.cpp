// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/settingssection.h"

#include "widgets/connection/formparts.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace framewatch {

namespace {

constexpr int LabelWidth = 130; // the same on every page

} // namespace

SettingsSection::SettingsSection()
    : m_form(FormParts::form(this))
    , m_pageError(Parts::wrappingLabel({}, StyleHint::ErrorText))
{
    m_form->addRow(m_pageError);
    m_pageError->hide();
}

void SettingsSection::addField(const QString &label, QWidget *field)
{
    if (label.isEmpty()) {
        m_form->addRow(QString(), field);
    } else {
        QLabel *name = Parts::label(label, StyleHint::Secondary);
        name->setBuddy(field);
        name->setFixedHeight(Metrics::Field); // beside the first line of a tall field
        name->setMinimumWidth(LabelWidth);
        m_form->addRow(name, field);
        m_rows[field].append(name);
    }
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    m_last = field;
}

void SettingsSection::addNote(const QString &text)
{
    QWidget *note = FormParts::note(text);
    m_form->addRow(QString(), note);
    if (m_last)
        m_rows[m_last].append(note);
}

void SettingsSection::setRowVisible(QWidget *field, bool visible)
{
    field->setVisible(visible);
    for (QWidget *part : std::as_const(m_rows[field]))
        part->setVisible(visible);
}

QLabel *SettingsSection::errorUnder(QWidget *field)
{
    QLabel *&error = m_errors[field];
    if (!error) {
        error = Parts::wrappingLabel({}, StyleHint::ErrorText);
        int row = 0;
        QFormLayout::ItemRole role = QFormLayout::FieldRole;
        m_form->getWidgetPosition(field, &row, &role);
        m_form->insertRow(row + 1, QString(), error);
    }
    return error;
}

void SettingsSection::showProblems(const SettingsProblems &problems)
{
    for (QLabel *error : std::as_const(m_errors))
        error->hide();
    for (auto it = m_errors.keyBegin(); it != m_errors.keyEnd(); ++it)
        StyleHint::set(*it, StyleHint::Invalid, false);
    m_pageError->hide();
    for (const SettingsProblem &problem : problems) {
        QLabel *error = problem.field ? errorUnder(problem.field) : m_pageError;
        error->setText(problem.sentence);
        error->show();
        if (problem.field)
            StyleHint::set(problem.field, StyleHint::Invalid, true);
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
