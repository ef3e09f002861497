// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One connection: how it was opened, what both sides said, how it ended.
#pragma once

#include "model/core/connectionrecord.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace framewatch {

class CodeView;
class FactsGrid;
class Theme;
class TimingBars;

/// Heads stand verbatim; nothing is left out and nothing is added.
class HandshakeView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit HandshakeView(const Theme &theme, QWidget *parent = nullptr);

    void setConnection(const std::optional<ConnectionRecord> &connection);
    /// Everything as text, for tests and the clipboard.
    QString text() const;

private:
    struct Section
    {
        QLabel *title = nullptr;
        QWidget *content = nullptr;
    };
    FactsGrid *addFacts(const QString &title, Section &section);
    CodeView *addCode(const QString &title, Section &section);
    void addSection(const QString &title, QWidget *content, Section &section);
    static void show(const Section &section, bool visible);
    void showFacts(const ConnectionRecord &connection);
    void showHeads(const ConnectionRecord &connection);

    const Theme &m_theme;
    QWidget *m_page;
    QLabel *m_hint;
    QVBoxLayout *m_layout;
    Section m_connectionSection, m_timingSection, m_requestSection, m_responseSection, m_bodySection,
        m_tlsSection, m_endSection;
    FactsGrid *m_facts;
    TimingBars *m_timing;
    CodeView *m_request;
    CodeView *m_response;
    CodeView *m_body;
    FactsGrid *m_tls;
    FactsGrid *m_end;
};

} // namespace framewatch
