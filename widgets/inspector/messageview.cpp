// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/messageview.h"

#include "model/wire/frametext.h"
#include "widgets/inspector/codeview.h"
#include "widgets/inspector/entryfacts.h"
#include "widgets/inspector/factsgrid.h"
#include "widgets/inspector/hexview.h"
#include "widgets/inspector/noticebar.h"
#include "widgets/inspector/sizetext.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStackedWidget>

namespace framewatch {

namespace {

QLabel *wrappingMono(const char *hint)
{
    QLabel *label = Parts::wrappingLabel({}, StyleHint::Mono);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (hint)
        StyleHint::set(label, hint);
    return label;
}

} // namespace

MessageView::MessageView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_notice(new NoticeBar(theme))
    , m_words(buildWords())
    , m_stack(new QStackedWidget)
    , m_hint(Parts::wrappingLabel({}, StyleHint::Secondary))
    , m_footer(buildFooter())
{
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setMargin(Metrics::Margin);
    m_stack->addWidget(m_hint);
    auto *layout = Parts::bare<QVBoxLayout>(0, this);
    layout->addWidget(m_notice);
    layout->addWidget(m_words);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_footer);
    connectNotice();
    showHint({});
}

QWidget *MessageView::buildWords()
{
    auto *words = new QWidget;
    m_headline = Parts::wrappingLabel({}, StyleHint::Heading);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_headline->setObjectName(QStringLiteral("entryHeadline"));
    m_facts = new FactsGrid;
    auto *layout = Parts::bare<QVBoxLayout>(Metrics::Gap, words);
    layout->setContentsMargins(Metrics::Margin, Metrics::Margin, Metrics::Margin, Metrics::Gap);
    layout->addWidget(m_headline);
    layout->addWidget(m_facts);
    return words;
}

CodeView *MessageView::code()
{
    if (m_code)
        return m_code;
    m_code = new CodeView(m_theme);
    m_code->setAccessibleName(tr("Payload"));
    m_code->setWrapping(m_wraps);
    m_code->addActions(m_textActions);
    auto *page = new QWidget;
    auto *layout = Parts::bare<QVBoxLayout>(0, page);
    layout->setContentsMargins(0, Metrics::Gap, 0, 0); // the first line does not stick to the line above it
    layout->addWidget(m_code);
    addPage(page, m_code);
    return m_code;
}

HexView *MessageView::hex()
{
    if (!m_hex) {
        m_hex = new HexView(m_theme);
        m_hex->addActions(m_binaryActions);
        addPage(m_hex, m_hex);
    }
    return m_hex;
}

// What is made late would be the last of the window that Tab comes to.
void MessageView::addPage(QWidget *page, QWidget *focused)
{
    m_stack->addWidget(page);
    setTabOrder(m_notice->lastButton(), focused);
}

void MessageView::setPayloadActions(const QList<QAction *> &forText, const QList<QAction *> &forBinary)
{
    m_textActions = forText;
    m_binaryActions = forBinary;
}

void MessageView::setWrapping(bool wraps)
{
    m_wraps = wraps;
    if (m_code)
        m_code->setWrapping(wraps);
}

QWidget *MessageView::buildFooter()
{
    auto *footer = new QWidget;
    m_header = wrappingMono(nullptr);
    m_header->setObjectName(QStringLiteral("frameHeader"));
    m_bits = wrappingMono(StyleHint::Secondary);
    m_bits->setObjectName(QStringLiteral("frameBits"));
    QLabel *title = Parts::label(tr("frame header"), StyleHint::Mono);
    StyleHint::set(title, StyleHint::Secondary);
    auto *first = Parts::bare<QHBoxLayout>(Metrics::Margin);
    first->addWidget(title, 0, Qt::AlignTop);
    first->addWidget(m_header, 1);
    auto *inner = Parts::bare<QVBoxLayout>(Metrics::Grid);
    inner->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Margin, Metrics::Gap + 2);
    inner->addLayout(first);
    inner->addWidget(m_bits);
    auto *layout = Parts::bare<QVBoxLayout>(0, footer);
    layout->addWidget(Parts::line(Qt::Horizontal));
    layout->addLayout(inner);
    return footer;
}

void MessageView::connectNotice()
{
    connect(m_notice, &NoticeBar::loadAllRequested, this, &MessageView::loadAllRequested);
    connect(m_notice, &NoticeBar::saveRequested, this, &MessageView::saveRequested);
}

void MessageView::showHint(const QString &hint)
{
    m_notice->setActions(false, false);
    m_notice->setText({});
    m_words->hide();
    m_footer->hide();
    m_hint->setText(hint);
    m_stack->setCurrentWidget(m_hint);
}

void MessageView::showLoading(const Entry &entry)
{
    showHint(tr("Reading %1 …").arg(SizeText::binary(entry.size)));
    showFooter(entry.frames);
}

void MessageView::showNotice(const QString &sentence, bool error)
{
    m_notice->setText(sentence, error ? NoticeBar::Tone::Error : NoticeBar::Tone::Info);
}

void MessageView::showEntry(const LoadedEntry &loaded, const std::optional<ConnectionRecord> &connection)
{
    showRemarks(loaded);
    showWords(loaded.entry, connection);
    showPayload(loaded, connection);
    showFooter(loaded.entry.frames);
}

void MessageView::showRemarks(const LoadedEntry &loaded)
{
    QStringList sentences = EntryFacts::remarks(loaded.entry);
    if (!loaded.isWhole)
        sentences.prepend(
            tr("Shown in part: %1 of %2.")
                .arg(SizeText::binary(loaded.entry.payload.size()), SizeText::binary(loaded.entry.size)));
    if (!loaded.text.breaks.isEmpty())
        sentences.append(tr("Long lines are broken to be readable; copies have them whole."));
    m_notice->setActions(!loaded.isWhole, !loaded.isWhole);
    m_notice->setText(sentences.join(u' '));
}

void MessageView::showWords(const Entry &entry, const std::optional<ConnectionRecord> &connection)
{
    m_headline->setText(EntryFacts::headline(entry));
    m_facts->setFacts(EntryFacts::ofEntry(entry, connection));
    m_words->setVisible(!m_headline->text().isEmpty());
}

void MessageView::showPayload(const LoadedEntry &loaded, const std::optional<ConnectionRecord> &connection)
{
    const Entry &entry = loaded.entry;
    if (entry.kind == EntryKind::Refused && connection && !connection->response.isEmpty()) {
        code()->setText(PayloadText::fromHeads(connection->response + connection->body));
        m_stack->setCurrentWidget(m_code->parentWidget());
    } else if (entry.payload.isEmpty() || entry.kind == EntryKind::Close) {
        m_hint->setText(isMessage(entry.kind) ? tr("The message is empty") : QString());
        m_stack->setCurrentWidget(m_hint);
    } else if (loaded.text.isEmpty()) {
        hex()->setBytes(entry.payload);
        m_stack->setCurrentWidget(m_hex);
    } else {
        code()->setText(loaded.text);
        m_stack->setCurrentWidget(m_code->parentWidget());
    }
}

void MessageView::showFooter(const QByteArray &frames)
{
    const auto header =
        FrameText::parse(QByteArrayView(frames).first(qMin<qsizetype>(frames.size(), FrameHeader::MaxSize)));
    m_footer->setVisible(header.has_value());
    if (!header)
        return;
    const bool several = frames.size() > header->rawSize;
    const QString raw = QString::fromLatin1(header->rawView().toByteArray().toHex(' '));
    m_header->setText(several ? raw + tr("  (first of several)") : raw);
    m_bits->setText(FrameText::summary(*header));
}

} // namespace framewatch
