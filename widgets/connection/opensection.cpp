// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/formparts.h"
#include "widgets/connection/rowlist.h"
#include "widgets/connection/settingssections.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace framewatch {

namespace {

constexpr int TextHeight = 52; // two lines
constexpr int KindWidth = 190;
constexpr int LeastKind = 8; // characters

enum class StepKind : quint8 { Send, WaitAny, WaitContains, WaitJson };

/// One step: what it does, and the fields that takes.
class StepFields final : public QWidget
{
public:
    explicit StepFields(const OpenStep &step)
        : m_kind(new QComboBox)
        , m_text(new QPlainTextEdit(step.text))
        , m_path(new QLineEdit(step.match.path))
        , m_value(new QLineEdit(step.match.value))
        , m_equals(Parts::label(QStringLiteral("="), StyleHint::Secondary))
        , m_within(FormParts::secondsBox(3600))
    {
        m_kind->addItem(SettingsSection::tr("Send"), int(StepKind::Send));
        m_kind->addItem(SettingsSection::tr("Wait for any message"), int(StepKind::WaitAny));
        m_kind->addItem(SettingsSection::tr("Wait for text"), int(StepKind::WaitContains));
        m_kind->addItem(SettingsSection::tr("Wait for JSON"), int(StepKind::WaitJson));
        m_kind->setCurrentIndex(m_kind->findData(int(kindOf(step))));
        m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_kind->setMinimumContentsLength(LeastKind);
        m_kind->setMaximumWidth(KindWidth);
        m_text->setFixedHeight(TextHeight);
        m_text->setTabChangesFocus(true);
        m_text->setPlaceholderText(QStringLiteral("{\"type\":\"subscribe\"}"));
        m_path->setPlaceholderText(QStringLiteral("$.type"));
        m_value->setPlaceholderText(SettingsSection::tr("ready"));
        m_kind->setAccessibleName(SettingsSection::tr("What the step does"));
        m_text->setAccessibleName(SettingsSection::tr("Text to send"));
        m_path->setAccessibleName(SettingsSection::tr("JSON path"));
        m_value->setAccessibleName(SettingsSection::tr("Text to wait for"));
        m_within->setAccessibleName(SettingsSection::tr("Wait at most"));
        m_within->setPrefix(SettingsSection::tr("within "));
        m_within->setMinimum(0.1);
        FormParts::setSeconds(m_within, step.within);
        for (QWidget *field : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_path), static_cast<QWidget *>(m_value)})
            StyleHint::set(field, StyleHint::Mono);
        // Two lines: there is no room for all of it beside each other.
        auto *first = Parts::bare<QHBoxLayout>(Metrics::Grid + 2);
        first->addWidget(m_kind, 1);
        first->addWidget(m_within);
        first->addStretch();
        auto *second = Parts::bare<QHBoxLayout>(Metrics::Grid + 2);
        second->addWidget(m_text);
        second->addWidget(m_path, 1);
        second->addWidget(m_equals);
        second->addWidget(m_value, 1);
        auto *column = Parts::bare<QVBoxLayout>(Metrics::Grid + 2, this);
        column->addLayout(first);
        column->addLayout(second);
        connect(m_kind, &QComboBox::currentIndexChanged, this, &StepFields::showFields);
        showFields();
        setFocusProxy(m_text);
    }

    OpenStep step(bool enabled) const
    {
        OpenStep step;
        step.enabled = enabled;
        step.within = FormParts::secondsOf(m_within);
        switch (kind()) {
        case StepKind::Send:
            step.text = m_text->toPlainText();
            return step;
        case StepKind::WaitAny:
            step.match.kind = ReplyMatch::Kind::Any;
            break;
        case StepKind::WaitContains:
            step.match = {ReplyMatch::Kind::Contains, {}, m_value->text()};
            break;
        case StepKind::WaitJson:
            step.match = {ReplyMatch::Kind::Json, m_path->text().trimmed(), m_value->text()};
            break;
        }
        step.kind = OpenStep::Kind::Wait;
        return step;
    }

private:
    StepKind kind() const { return StepKind(m_kind->currentData().toInt()); }

    static StepKind kindOf(const OpenStep &step)
    {
        if (step.kind == OpenStep::Kind::Send)
            return StepKind::Send;
        switch (step.match.kind) {
        case ReplyMatch::Kind::Any:
            return StepKind::WaitAny;
        case ReplyMatch::Kind::Contains:
            return StepKind::WaitContains;
        case ReplyMatch::Kind::Json:
            break;
        }
        return StepKind::WaitJson;
    }

    void showFields()
    {
        const bool isJson = kind() == StepKind::WaitJson;
        m_text->setVisible(kind() == StepKind::Send);
        m_path->setVisible(isJson);
        m_equals->setVisible(isJson);
        m_value->setVisible(isJson || kind() == StepKind::WaitContains);
        m_within->setVisible(kind() != StepKind::Send);
    }

    QComboBox *m_kind;
    QPlainTextEdit *m_text;
    QLineEdit *m_path;
    QLineEdit *m_value;
    QLabel *m_equals;
    QDoubleSpinBox *m_within;
};

class OpenSection final : public SettingsSection
{
public:
    explicit OpenSection(Theme &theme)
        : m_steps(new RowList(theme, tr("Add step"), RowList::Order::Movable))
        , m_whenNotOpen(new QComboBox)
    {
        m_whenNotOpen->addItem(tr("Connect, then send"), int(ConnectionSettings::WhenNotOpen::Connect));
        m_whenNotOpen->addItem(tr("Keep it until I connect"), int(ConnectionSettings::WhenNotOpen::Queue));
        addField(tr("Steps"), m_steps);
        addNote(tr("Done in this order at each open, reconnects too, after the auth message. A reply that does not come "
                   "in time stops them there, with an error in the log."));
        addField(tr("Send while closed"), m_whenNotOpen);
        addNote(tr("What cannot be sent yet waits in the outbox, in order."));
        watch({m_whenNotOpen});
        connect(m_steps, &RowList::edited, this, &SettingsSection::edited);
        connect(m_steps, &RowList::addRequested, this, [this] {
            addRow({})->setFocus();
            Q_EMIT edited();
        });
    }

    QString title() const override { return tr("At open"); }

    void load(const ConnectionSettings &settings) override
    {
        m_steps->clear();
        for (const OpenStep &step : settings.openSteps)
            addRow(step);
        m_whenNotOpen->setCurrentIndex(m_whenNotOpen->findData(int(settings.whenNotOpen)));
    }

    SettingsProblems store(ConnectionSettings &settings) const override
    {
        SettingsProblems problems;
        settings.openSteps.clear();
        for (qsizetype i = 0; i < m_steps->count(); ++i) {
            const OpenStep step = static_cast<StepFields *>(m_steps->row(i))->step(m_steps->isEnabled(i));
            settings.openSteps.append(step);
            if (step.enabled && step.kind == OpenStep::Kind::Wait && step.match.kind == ReplyMatch::Kind::Json
                && step.match.path.isEmpty())
                problems.append({m_steps, tr("Step %1 needs a JSON path, such as $.type").arg(i + 1)});
        }
        settings.whenNotOpen = ConnectionSettings::WhenNotOpen(m_whenNotOpen->currentData().toInt());
        return problems;
    }

private:
    QWidget *addRow(const OpenStep &step)
    {
        auto *fields = new StepFields(step);
        watch({fields});
        m_steps->add(fields, step.enabled);
        return fields;
    }

    RowList *m_steps;
    QComboBox *m_whenNotOpen;
};

} // namespace

SettingsSection *makeOpenSection(Theme &theme)
{
    return new OpenSection(theme);
}

} // namespace framewatch
