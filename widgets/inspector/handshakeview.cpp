// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/handshakeview.h"

#include "widgets/inspector/codeview.h"
#include "widgets/inspector/entryfacts.h"
#include "widgets/inspector/factsgrid.h"
#include "widgets/inspector/timingbars.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace framewatch {

namespace {

constexpr int MostHeadLines = 40;
constexpr int MostBodyLines = 20;
constexpr int SectionGap = 16;

} // namespace

HandshakeView::HandshakeView(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_page(new QWidget)
    , m_hint(Parts::label(tr("No connection yet"), StyleHint::Secondary))
    , m_layout(Parts::bare<QVBoxLayout>(0, m_page))
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    StyleHint::set(m_page, StyleHint::Panel);
    m_layout->setContentsMargins(0, Metrics::Margin, 0, Metrics::Margin);
    m_hint->setAlignment(Qt::AlignCenter);
    m_layout->addWidget(m_hint, 1);
    m_facts = addFacts(tr("Connection"), m_connectionSection);
    m_end = addFacts(tr("End"), m_endSection);
    m_timing = new TimingBars(theme);
    addSection(tr("Timing"), m_timing, m_timingSection);
    m_request = addCode(tr("Request"), m_requestSection);
    m_response = addCode(tr("Response"), m_responseSection);
    m_body = addCode(tr("Body of the answer"), m_bodySection);
    m_tls = addFacts(tr("TLS"), m_tlsSection);
    m_layout->addStretch(1);
    setWidget(m_page);
    setConnection({});
}

void HandshakeView::addSection(const QString &title, QWidget *content, Section &section)
{
    section.title = Parts::label(title, StyleHint::Heading);
    section.title->setContentsMargins(Metrics::Margin, 0, Metrics::Margin, Metrics::Grid + 2);
    section.content = new QWidget;
    // Code has a margin of its own, where its folds are marked.
    const bool code = qobject_cast<CodeView *>(content);
    auto *layout = Parts::bare<QVBoxLayout>(0, section.content);
    layout->setContentsMargins(code ? 0 : Metrics::Margin, 0, code ? 0 : Metrics::Margin, SectionGap);
    layout->addWidget(content);
    m_layout->addWidget(section.title);
    m_layout->addWidget(section.content);
}

FactsGrid *HandshakeView::addFacts(const QString &title, Section &section)
{
    auto *facts = new FactsGrid;
    addSection(title, facts, section);
    return facts;
}

CodeView *HandshakeView::addCode(const QString &title, Section &section)
{
    auto *code = new CodeView(m_theme);
    code->setAccessibleName(title);
    addSection(title, code, section);
    return code;
}

void HandshakeView::show(const Section &section, bool visible)
{
    section.title->setVisible(visible);
    section.content->setVisible(visible);
}

void HandshakeView::setConnection(const std::optional<ConnectionRecord> &connection)
{
    m_hint->setVisible(!connection);
    const ConnectionRecord record = connection.value_or(ConnectionRecord());
    showFacts(record);
    showHeads(record);
    show(m_connectionSection, connection.has_value());
}

void HandshakeView::showFacts(const ConnectionRecord &connection)
{
    m_facts->setFacts(EntryFacts::ofConnection(connection));
    m_end->setFacts(EntryFacts::ofEnd(connection));
    m_tls->setFacts(EntryFacts::ofTls(connection.tls));
    m_timing->setTimes(connection);
    show(m_endSection, connection.endedNs != 0);
    show(m_tlsSection, !connection.tls.isEmpty());
    show(m_timingSection, !m_timing->text().isEmpty());
}

void HandshakeView::showHeads(const ConnectionRecord &connection)
{
    m_request->setText(PayloadText::fromHeads(connection.request.trimmed()));
    m_request->fitHeight(MostHeadLines);
    m_response->setText(PayloadText::fromHeads(connection.response.trimmed()));
    m_response->fitHeight(MostHeadLines);
    m_body->setText(PayloadText::fromPayload(connection.body, true, false));
    m_body->fitHeight(MostBodyLines);
    show(m_requestSection, !connection.request.isEmpty());
    show(m_responseSection, !connection.response.isEmpty());
    show(m_bodySection, !connection.body.isEmpty());
}

QString HandshakeView::text() const
{
    const QStringList parts{m_facts->text(),
                            m_timing->text(),
                            QString::fromUtf8(m_request->text()),
                            QString::fromUtf8(m_response->text()),
                            QString::fromUtf8(m_body->text()),
                            m_tls->text(),
                            m_end->text()};
    return parts.join(u'\n');
}

} // namespace framewatch
