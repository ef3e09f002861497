// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/ruleeditor.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace framewatch {

namespace {

const QString CustomName = QStringLiteral("custom");

QLineEdit *textField(const QString &placeholder, const QString &name)
{
    auto *field = new QLineEdit;
    StyleHint::set(field, StyleHint::Mono);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(name);
    return field;
}

} // namespace

RuleEditor::RuleEditor(QWidget *parent)
    : QWidget(parent)
    , m_preset(new QComboBox)
    , m_greeting(textField(tr("none"), tr("Greeting")))
    , m_custom(new QWidget)
    , m_template(textField(tr("{message}, {message:upper} or any text"), tr("Answer")))
    , m_audience(new QComboBox)
{
    for (const ReplyRule &rule : ReplyRule::presets())
        m_preset->addItem(rule.title, rule.name);
    m_preset->addItem(tr("Custom"), CustomName);
    m_preset->setAccessibleName(tr("Rule"));
    m_preset->setMinimumWidth(150);
    m_audience->addItem(tr("to the sender"), int(Audience::Sender));
    m_audience->addItem(tr("to all"), int(Audience::All));
    m_audience->addItem(tr("to all others"), int(Audience::Others));
    m_audience->addItem(tr("to nobody"), int(Audience::Nobody));
    m_audience->setAccessibleName(tr("Audience"));

    auto *first = Parts::bare<QHBoxLayout>(Metrics::Gap);
    first->addWidget(m_preset);
    first->addWidget(Parts::label(tr("Greeting"), StyleHint::Secondary));
    first->addWidget(m_greeting, 1);
    auto *second = Parts::bare<QHBoxLayout>(Metrics::Gap, m_custom);
    second->addWidget(Parts::label(tr("Answers"), StyleHint::Secondary));
    second->addWidget(m_template, 1);
    second->addWidget(m_audience);
    auto *column = Parts::bare<QVBoxLayout>(Metrics::Gap, this);
    column->addLayout(first);
    column->addWidget(m_custom);

    connect(m_preset, &QComboBox::activated, this, &RuleEditor::choose);
    connect(m_audience, &QComboBox::activated, this, &RuleEditor::edited);
    connect(m_greeting, &QLineEdit::textEdited, this, &RuleEditor::edited);
    connect(m_template, &QLineEdit::textEdited, this, &RuleEditor::edited);
    showCustom(false);
}

ReplyRule RuleEditor::rule() const
{
    const QString name = m_preset->currentData().toString();
    ReplyRule rule = ReplyRule::preset(name).value_or(ReplyRule{});
    if (name == CustomName) {
        rule.name = CustomName;
        rule.title = tr("Custom");
        rule.audience = Audience(m_audience->currentData().toInt());
        rule.replyTemplate = m_template->text();
    }
    rule.greeting = m_greeting->text();
    return rule;
}

void RuleEditor::setRule(const ReplyRule &rule)
{
    const int preset = m_preset->findData(rule.name);
    const int custom = m_preset->findData(CustomName);
    m_preset->setCurrentIndex(preset >= 0 ? preset : custom);
    m_greeting->setText(rule.greeting);
    m_greeting->setCursorPosition(0); // its beginning is what tells it
    m_template->setText(rule.replyTemplate);
    m_audience->setCurrentIndex(m_audience->findData(int(rule.audience)));
    showCustom(m_preset->currentIndex() == custom);
}

void RuleEditor::choose()
{
    const QString name = m_preset->currentData().toString();
    showCustom(name == CustomName);
    // A preset brings its own greeting; going to "Custom" starts from what was there.
    if (const auto rule = ReplyRule::preset(name))
        setRule(*rule);
    Q_EMIT edited();
}

void RuleEditor::showCustom(bool custom)
{
    m_custom->setVisible(custom);
}

} // namespace framewatch
