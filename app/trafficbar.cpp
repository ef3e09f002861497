// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trafficbar.h"

#include "app/sparkline.h"
#include "widgets/session/tabpage.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"

#include <QHBoxLayout>
#include <QLabel>

namespace framewatch {

namespace {

constexpr int BarHeight = 26;
constexpr int GlyphSize = 12;
constexpr int Apart = 18; // between one figure and the next

QString countAndSize(qint64 messages, qint64 bytes)
{
    return TrafficBar::tr("%1 · %2").arg(Figures::count(messages), Figures::size(bytes));
}

} // namespace

TrafficBar::TrafficBar(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sentIcon(Parts::label())
    , m_sent(Parts::label({}, StyleHint::Secondary))
    , m_receivedIcon(Parts::label())
    , m_received(Parts::label({}, StyleHint::Secondary))
    , m_rate(Parts::label({}, StyleHint::Secondary))
    , m_sparkline(new Sparkline(theme))
    , m_capture(Parts::label({}, StyleHint::Secondary))
{
    setFixedHeight(BarHeight);
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Grid + 1, this);
    row->setContentsMargins(Metrics::Margin, 0, Metrics::Margin, 0);
    row->addWidget(m_sentIcon);
    row->addWidget(m_sent);
    row->addSpacing(Apart);
    row->addWidget(m_receivedIcon);
    row->addWidget(m_received);
    row->addSpacing(Apart);
    row->addWidget(m_rate);
    row->addWidget(m_sparkline);
    row->addStretch(1);
    row->addWidget(m_capture);
    m_sent->setToolTip(tr("Messages sent"));
    m_received->setToolTip(tr("Messages received"));
    m_rate->setToolTip(tr("Messages received a second"));
    drawIcons();
    show(nullptr);
    connect(&theme, &Theme::changed, this, &TrafficBar::drawIcons);
}

void TrafficBar::show(TabPage *page)
{
    for (QWidget *part : {static_cast<QWidget *>(m_sentIcon), static_cast<QWidget *>(m_sent),
                          static_cast<QWidget *>(m_receivedIcon), static_cast<QWidget *>(m_received),
                          static_cast<QWidget *>(m_capture)})
        part->setVisible(page != nullptr);
    if (!page) {
        m_rate->clear();
        m_sparkline->setValues({});
        return;
    }
    const CaptureProgress progress = page->progress();
    m_sent->setText(countAndSize(progress.sentMessages, progress.sentBytes));
    m_received->setText(countAndSize(progress.receivedMessages, progress.receivedBytes));
    const RateMeter &rate = page->rate();
    const bool moving = std::any_of(rate.rates().begin(), rate.rates().end(), [](double r) { return r > 0; });
    m_rate->setText(moving ? tr("%1/s").arg(Figures::count(qRound64(rate.perSecond()))) : QString());
    m_sparkline->setValues(rate.rates());
    m_capture->setText(
        progress.lastId > 0
            ? tr("capture %1 · %2").arg(Figures::size(progress.fileBytes), page->captureState())
            : tr("nothing captured yet"));
}

QString TrafficBar::text() const
{
    return QStringLiteral("▲ %1  ▼ %2  %3  %4")
        .arg(m_sent->text(), m_received->text(), m_rate->text(), m_capture->text());
}

void TrafficBar::drawIcons()
{
    const auto draw = [this](QLabel *label, const QString &name, ThemeRole role) {
        label->setPixmap(m_theme.icon(name, role).pixmap(QSize(GlyphSize, GlyphSize), devicePixelRatioF()));
    };
    draw(m_sentIcon, QStringLiteral("sent"), ThemeRole::Sent);
    draw(m_receivedIcon, QStringLiteral("received"), ThemeRole::Received);
}

} // namespace framewatch
