// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/formparts.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace framewatch {

namespace {

constexpr int NumberWidth = 150; // "not followed" fits

} // namespace

namespace FormParts {

QDoubleSpinBox *secondsBox(double most, const QString &zero)
{
    auto *box = new QDoubleSpinBox;
    box->setRange(0, most);
    box->setDecimals(1);
    box->setSuffix(QObject::tr(" s"));
    box->setSpecialValueText(zero);
    box->setFixedWidth(NumberWidth);
    return box;
}

void setSeconds(QDoubleSpinBox *box, std::chrono::milliseconds value)
{
    box->setValue(double(value.count()) / 1000);
}

std::chrono::milliseconds secondsOf(const QDoubleSpinBox *box)
{
    return std::chrono::milliseconds(qRound64(box->value() * 1000));
}

QSpinBox *countBox(int most, const QString &zero)
{
    auto *box = new QSpinBox;
    box->setRange(0, most);
    box->setSpecialValueText(zero);
    box->setFixedWidth(NumberWidth);
    return box;
}

QLineEdit *secretField(Theme &theme, const QString &placeholder)
{
    auto *field = new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    field->setPlaceholderText(placeholder);
    StyleHint::set(field, StyleHint::Mono);
    QAction *eye = field->addAction(theme.icon(QStringLiteral("eye"), ThemeRole::Secondary), QLineEdit::TrailingPosition);
    eye->setToolTip(QObject::tr("Show or hide it"));
    QObject::connect(eye, &QAction::triggered, field, [field] {
        const bool hidden = field->echoMode() == QLineEdit::Password;
        field->setEchoMode(hidden ? QLineEdit::Normal : QLineEdit::Password);
    });
    return field;
}

} // namespace FormParts

PathField::PathField(const QString &placeholder, const QString &dialogTitle, QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
{
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap, this);
    QPushButton *browse = Parts::button(tr("Browse…"));
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(dialogTitle);
    browse->setAccessibleName(tr("Browse: %1").arg(dialogTitle));
    row->addWidget(m_field, 1);
    row->addWidget(browse);
    setFocusProxy(m_field);
    connect(browse, &QPushButton::clicked, this, [this, dialogTitle] { choose(dialogTitle); });
}

QString PathField::path() const
{
    return m_field->text().trimmed();
}

void PathField::setPath(const QString &path)
{
    m_field->setText(path);
}

void PathField::choose(const QString &dialogTitle)
{
    auto *dialog = new QFileDialog(this, dialogTitle, path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates and keys (*.pem *.crt *.cer *.key *.p12 *.pfx)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &PathField::setPath);
    dialog->open();
}

} // namespace framewatch
