// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/closepopup.h"

#include "model/core/closecode.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <array>

namespace framewatch {

namespace {

constexpr std::array Offered{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4000};
constexpr qsizetype MaxReason = 123; // bytes
constexpr int Width = 340;

} // namespace

ClosePopup::ClosePopup(QWidget *anchor)
    : Popup(anchor)
    , m_code(new QComboBox)
    , m_reason(new QLineEdit)
    , m_meaning(Parts::wrappingLabel({}, StyleHint::Caption))
    , m_size(Parts::label({}, StyleHint::Caption))
    , m_close(Parts::button(tr("Close"), StyleHint::Accent))
{
    setFixedWidth(Width);
    for (const int code : Offered)
        m_code->addItem(QStringLiteral("%1 %2").arg(code).arg(closeCodeName(code)));
    m_code->setEditable(true);
    m_code->setInsertPolicy(QComboBox::NoInsert);
    m_code->setAccessibleName(tr("Close code"));
    m_reason->setPlaceholderText(tr("reason, up to 123 bytes"));
    m_reason->setAccessibleName(tr("Reason"));
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap);
    row->addWidget(m_size);
    row->addStretch(1);
    row->addWidget(m_close);
    column()->addWidget(Parts::label(tr("Close by hand"), StyleHint::Heading));
    column()->addWidget(m_code);
    column()->addWidget(m_meaning);
    column()->addWidget(m_reason);
    column()->addLayout(row);
    connect(m_code, &QComboBox::editTextChanged, this, &ClosePopup::check);
    connect(m_reason, &QLineEdit::textChanged, this, &ClosePopup::check);
    connect(m_reason, &QLineEdit::returnPressed, this, &ClosePopup::accept);
    connect(m_close, &QPushButton::clicked, this, &ClosePopup::accept);
    check();
}

int ClosePopup::code() const
{
    const int code = m_code->currentText().trimmed().section(u' ', 0, 0).toInt();
    return isValidCloseCode(code) ? code : 0;
}

void ClosePopup::check()
{
    const int chosen = code();
    const qsizetype size = m_reason->text().toUtf8().size();
    m_meaning->setText(chosen ? tr("Tells the peer: %1").arg(closeCodeMeaning(chosen))
                              : tr("A close frame may carry 1000–1003, 1007–1014 and 3000–4999"));
    StyleHint::set(m_meaning, StyleHint::ErrorText, chosen == 0);
    m_size->setText(size > 0 ? tr("%1 of %2 bytes").arg(size).arg(MaxReason) : QString());
    StyleHint::set(m_reason, StyleHint::Invalid, size > MaxReason);
    m_close->setEnabled(chosen != 0 && size <= MaxReason);
}

void ClosePopup::accept()
{
    if (!m_close->isEnabled())
        return;
    hide();
    Q_EMIT closeRequested(code(), m_reason->text());
}

} // namespace framewatch
