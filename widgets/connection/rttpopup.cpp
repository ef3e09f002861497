// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/rttpopup.h"

#include "widgets/connection/rttchart.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace framewatch {

namespace {

constexpr qsizetype MaxPing = 125; // bytes
constexpr int Width = 360;

} // namespace

RttPopup::RttPopup(Theme &theme, QWidget *anchor)
    : Popup(anchor)
    , m_chart(new RttChart(theme))
    , m_hint(Parts::wrappingLabel({}, StyleHint::Caption))
    , m_payload(new QLineEdit)
{
    setFixedWidth(Width);
    auto *grid = Parts::bare<QGridLayout>();
    grid->setHorizontalSpacing(Metrics::Margin * 2);
    grid->setVerticalSpacing(2);
    const QStringList names{tr("now"), tr("min"), tr("mean"), tr("p99")};
    for (int i = 0; i < names.size(); ++i) {
        m_figures[i] = Parts::label({}, StyleHint::Mono);
        m_figures[i]->setAccessibleName(names.at(i));
        grid->addWidget(Parts::label(names.at(i), StyleHint::Caption), 0, i);
        grid->addWidget(m_figures[i], 1, i);
        grid->setColumnStretch(i, 1);
    }
    QPushButton *send = Parts::button(tr("Ping now"));
    StyleHint::set(m_payload, StyleHint::Mono);
    m_payload->setPlaceholderText(tr("payload, up to 125 bytes"));
    m_payload->setAccessibleName(tr("Ping payload"));
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap);
    row->addWidget(m_payload, 1);
    row->addWidget(send);
    column()->addWidget(Parts::label(tr("Round trip of answered pings"), StyleHint::Heading));
    column()->addLayout(grid);
    column()->addWidget(m_chart);
    column()->addWidget(m_hint);
    column()->addLayout(row);
    connect(send, &QPushButton::clicked, this, &RttPopup::ping);
    connect(m_payload, &QLineEdit::returnPressed, this, &RttPopup::ping);
    connect(m_payload, &QLineEdit::textChanged, this, [this, send](const QString &text) {
        const bool fits = text.toUtf8().size() <= MaxPing;
        StyleHint::set(m_payload, StyleHint::Invalid, !fits);
        send->setEnabled(fits);
    });
    setStats({});
}

void RttPopup::setStats(const RttStats &stats)
{
    const bool any = !stats.isEmpty();
    const qint64 ns[] = {stats.lastNs(), stats.minNs(), stats.meanNs(), stats.p99Ns()};
    for (int i = 0; i < 4; ++i)
        m_figures[i]->setText(any ? Figures::latency(ns[i]) : QStringLiteral("–"));
    m_chart->setSamples(stats.history());
    m_hint->setText(any ? tr("%1 pings of this connection, p99 of the newest %2")
                              .arg(Figures::count(stats.count()))
                              .arg(stats.history().size())
                        : tr("No ping was answered yet. Ping now, or set an interval under Settings, Keep-alive."));
}

void RttPopup::ping()
{
    const QByteArray payload = m_payload->text().toUtf8();
    if (payload.size() <= MaxPing)
        Q_EMIT pingRequested(payload);
}

} // namespace framewatch
