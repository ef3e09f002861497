// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/binaryeditor.h"

#include "model/format/binarytext.h"
#include "widgets/composer/draft.h"
#include "widgets/composer/filepage.h"
#include "widgets/composer/plainedit.h"
#include "widgets/composer/segmentedchoice.h"

#include <QStackedWidget>

namespace framewatch {

namespace {

using Source = BinaryEditor::Source;

const std::array<QString, 3> &sourceNames() // in drafts
{
    static const std::array names = {QStringLiteral("hex"), QStringLiteral("base64"), QStringLiteral("file")};
    return names;
}

QString nameOf(Source source)
{
    return sourceNames()[static_cast<size_t>(source)];
}

Source sourceFromName(const QString &name)
{
    const auto &names = sourceNames();
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? Source::Hex : static_cast<Source>(found - names.begin());
}

BinaryText::Decoded decoded(Source source, QStringView text)
{
    return source == Source::Hex ? BinaryText::fromHex(text) : BinaryText::fromBase64(text);
}

QString encoded(Source source, const QByteArray &bytes)
{
    return source == Source::Hex ? BinaryText::toHex(bytes) : BinaryText::toBase64(bytes);
}

TextCheck checkText(Source source, const QByteArray &utf8)
{
    const QString text = QString::fromUtf8(utf8);
    const BinaryText::Decoded result = decoded(source, text);
    TextCheck check;
    check.payloadSize = result.bytes.size();
    if (const auto &problem = result.problem) {
        const qsizetype position = QStringView(text).first(problem->position).toUtf8().size();
        check.problem = TextProblem{position, problem->line, problem->column, problem->sentence};
    }
    return check;
}

} // namespace

BinaryEditor::BinaryEditor(Theme &theme, QWidget *parent)
    : MessageEditor(parent)
    , m_choice(new SegmentedChoice({tr("Hex"), tr("Base64"), tr("File")}))
    , m_pages(new QStackedWidget)
    , m_file(new FilePage(theme))
{
    connect(m_pages, &QStackedWidget::currentChanged, m_pages,
            [this] { m_pages->setFocusProxy(m_pages->currentWidget()); });
    buildNotation(theme, Source::Hex, tr("Bytes in hex"));
    buildNotation(theme, Source::Base64, tr("Bytes in Base64"));
    m_pages->addWidget(m_file);
    setContent(theme, m_pages);
    connect(m_choice, &SegmentedChoice::chosen, this,
            [this](int index) { choose(static_cast<Source>(index)); });
    connect(m_file, &FilePage::changed, this, &MessageEditor::statusChanged);
    connect(m_file, &FilePage::read, this, &MessageEditor::payloadReady);
}

void BinaryEditor::buildNotation(Theme &theme, Source source, const QString &name)
{
    Notation &made = notation(source);
    made.edit = new PlainEdit(theme);
    made.edit->setAccessibleName(name);
    m_pages->addWidget(made.edit);
    made.check = new LiveCheck([edit = made.edit] { return edit->bytes(); },
                               [source](const QByteArray &text) { return checkText(source, text); }, this);
    connect(made.check, &LiveCheck::checked, this,
            [this, source](const TextCheck &result) { checked(source, result); });
    connect(made.edit, &QsciScintilla::textChanged, this, [this, check = made.check] {
        check->textChanged();
        Q_EMIT edited();
    });
}

QWidget *BinaryEditor::tools()
{
    return m_choice;
}

PlainEdit &BinaryEditor::edit(Source source) const
{
    Q_ASSERT(source != Source::File);
    return *notation(source).edit;
}

EditorStatus BinaryEditor::status() const
{
    return m_source == Source::File ? fileStatus() : textStatus();
}

EditorStatus BinaryEditor::textStatus() const
{
    const TextCheck &result = notation(m_source).result;
    EditorStatus status;
    status.size = result.payloadSize;
    if (const auto &problem = result.problem) {
        status.kind = EditorStatus::Kind::Bad;
        status.text =
            tr("line %1, col %2: %3")
                .arg(QString::number(problem->line), QString::number(problem->column), problem->sentence);
        status.hasPlace = true;
        status.size = -1;
    }
    return status;
}

EditorStatus BinaryEditor::fileStatus() const
{
    EditorStatus status;
    status.size = m_file->size();
    if (m_file->isReading()) {
        status.kind = EditorStatus::Kind::Busy;
        status.text = tr("Reading the file…");
    } else if (!m_file->problem().isEmpty()) {
        status.kind = EditorStatus::Kind::Bad;
        status.text = m_file->problem();
    }
    return status;
}

void BinaryEditor::setSource(Source source)
{
    m_source = source;
    m_choice->setCurrent(static_cast<int>(source));
    m_pages->setCurrentIndex(static_cast<int>(source));
    Q_EMIT statusChanged();
    Q_EMIT edited();
}

void BinaryEditor::choose(Source source)
{
    if (m_source != Source::File && source != Source::File)
        carryOver(m_source, source);
    setSource(source);
}

void BinaryEditor::carryOver(Source from, Source to)
{
    const auto payload = [this](Source source) {
        return decoded(source, QString::fromUtf8(notation(source).edit->bytes()));
    };
    const BinaryText::Decoded bytes = payload(from);
    if (bytes.problem || bytes.bytes.isEmpty() || bytes.bytes == payload(to).bytes)
        return;
    notation(to).edit->replaceBytes(encoded(to, bytes.bytes).toLatin1());
    notation(to).check->checkNow();
}

void BinaryEditor::setFile(const QString &path)
{
    m_file->setPath(path);
    setSource(Source::File);
}

void BinaryEditor::focusEditor()
{
    m_pages->currentWidget()->setFocus();
}

void BinaryEditor::goToProblem()
{
    if (m_source == Source::File)
        return;
    if (const auto &problem = notation(m_source).result.problem)
        notation(m_source).edit->goTo(problem->position);
}

void BinaryEditor::submit()
{
    if (m_source == Source::File)
        m_file->startReading();
    else
        submitText();
}

void BinaryEditor::submitText()
{
    const QByteArray text = notation(m_source).edit->bytes();
    const BinaryText::Decoded result = decoded(m_source, QString::fromUtf8(text));
    if (!result.problem) {
        Q_EMIT payloadReady(result.bytes);
        return;
    }
    checked(m_source, checkText(m_source, text));
    goToProblem();
}

void BinaryEditor::checked(Source source, const TextCheck &result)
{
    Notation &at = notation(source);
    at.result = result;
    if (result.problem)
        at.edit->showProblem(*result.problem);
    else
        at.edit->clearProblem();
    Q_EMIT statusChanged();
}

void BinaryEditor::load(const QByteArray &payload)
{
    notation(Source::Hex).edit->replaceBytes(BinaryText::toHex(payload).toLatin1());
    notation(Source::Hex).check->checkNow();
    setSource(Source::Hex);
}

QVariantMap BinaryEditor::draft() const
{
    return {{QStringLiteral("source"), nameOf(m_source)},
            {QStringLiteral("hex"), Draft::fromText(notation(Source::Hex).edit->bytes())},
            {QStringLiteral("base64"), Draft::fromText(notation(Source::Base64).edit->bytes())},
            {QStringLiteral("file"), m_file->path()}};
}

void BinaryEditor::setDraft(const QVariantMap &draft)
{
    for (const Source source : {Source::Hex, Source::Base64}) {
        notation(source).edit->resetBytes(draft.value(nameOf(source)).toString().toUtf8());
        notation(source).check->checkNow();
    }
    m_file->setPath(draft.value(QStringLiteral("file")).toString());
    setSource(sourceFromName(draft.value(QStringLiteral("source")).toString()));
}

} // namespace framewatch
