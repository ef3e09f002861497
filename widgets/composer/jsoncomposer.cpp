// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/jsoncomposer.h"

#include "model/format/jsonformat.h"
#include "widgets/composer/draft.h"
#include "widgets/composer/jsonedit.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

namespace framewatch {

namespace {

TextCheck checkJson(const QByteArray &json)
{
    TextCheck result;
    result.payloadSize = json.size();
    const auto problem = json.isEmpty() ? std::nullopt : JsonFormat::validate(json);
    if (problem)
        result.problem = TextProblem{problem->position, problem->line, problem->column, problem->sentence};
    return result;
}

} // namespace

JsonComposer::JsonComposer(Theme &theme, QWidget *parent)
    : MessageEditor(parent)
    , m_edit(new JsonEdit(theme))
    , m_tools(new QWidget)
    , m_check(new LiveCheck([this] { return m_edit->bytes(); }, checkJson, this))
{
    setContent(theme, m_edit);
    m_edit->setAccessibleName(tr("JSON message"));
    buildTools();
    connect(m_edit, &QsciScintilla::textChanged, this, &JsonComposer::textChanged);
    connect(m_check, &LiveCheck::checked, this, &JsonComposer::checked);
}

void JsonComposer::buildTools()
{
    auto *layout = new QHBoxLayout(m_tools);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Grid);
    const auto add = [this, layout](const QString &text, const QString &tip, auto slot) {
        auto *button = new QPushButton(text);
        StyleHint::set(button, StyleHint::Quiet);
        button->setToolTip(tip);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, slot);
    };
    add(tr("Format"), tr("One line a member, indented; tokens stay as they are"), &JsonComposer::format);
    add(tr("Minify"), tr("No white space between tokens"), &JsonComposer::minify);
}

EditorStatus JsonComposer::status() const
{
    EditorStatus status;
    status.size = m_edit->byteCount();
    if (m_rewrite.isRunning()) {
        status.kind = EditorStatus::Kind::Busy;
        status.text = tr("Formatting…");
    } else if (const auto &problem = m_result.problem) {
        status.kind = EditorStatus::Kind::Bad;
        status.text =
            tr("line %1, col %2: %3")
                .arg(QString::number(problem->line), QString::number(problem->column), problem->sentence);
        status.hasPlace = true;
    } else if (m_result.payloadSize > 0) {
        status.kind = EditorStatus::Kind::Good;
        status.text = tr("valid JSON");
    }
    return status;
}

void JsonComposer::focusEditor()
{
    m_edit->setFocus();
}

void JsonComposer::goToProblem()
{
    if (m_result.problem)
        m_edit->goTo(m_result.problem->position);
}

void JsonComposer::submit()
{
    m_check->checkNow(); // the state stands beside what was sent, even if it went out within the pause
    Q_EMIT payloadReady(m_edit->bytes());
}

void JsonComposer::load(const QByteArray &payload)
{
    m_edit->replaceBytes(payload);
    m_check->checkNow();
}

QVariantMap JsonComposer::draft() const
{
    return {{QStringLiteral("json"), Draft::fromText(m_edit->bytes())}};
}

void JsonComposer::setDraft(const QVariantMap &draft)
{
    m_edit->resetBytes(draft.value(QStringLiteral("json")).toString().toUtf8());
    m_check->checkNow();
}

void JsonComposer::format()
{
    rewrite([](const QByteArray &json) { return JsonFormat::pretty(json); });
}

void JsonComposer::minify()
{
    rewrite([](const QByteArray &json) { return JsonFormat::minified(json); });
}

void JsonComposer::rewrite(Change change)
{
    const QByteArray json = m_edit->bytes();
    const auto job = [json, change] { return change(json); };
    const auto done = [this](const QByteArray &result) { rewritten(result); };
    if (json.size() > LiveCheck::LongText)
        m_rewrite.runInPool(job, done);
    else
        m_rewrite.runHere(job, done);
    Q_EMIT statusChanged();
}

void JsonComposer::rewritten(const QByteArray &json)
{
    m_edit->replaceBytes(json);
    m_check->checkNow();
    m_edit->setFocus();
    goToProblem(); // it was laid out only as far as that
}

void JsonComposer::textChanged()
{
    m_rewrite.cancel(); // it would undo what was typed since
    m_check->textChanged();
    Q_EMIT statusChanged();
    Q_EMIT edited();
}

void JsonComposer::checked(const TextCheck &result)
{
    m_result = result;
    if (result.problem)
        m_edit->showProblem(*result.problem);
    else
        m_edit->clearProblem();
    Q_EMIT statusChanged();
}

} // namespace framewatch
