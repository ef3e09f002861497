// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/timingbars.h"

#include "model/core/connectionrecord.h"
#include "widgets/inspector/factsgrid.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace framewatch {

namespace {

constexpr int RowHeight = 22;
constexpr int BarHeight = 8;
constexpr int TimeWidth = 64;

QString timeText(qint64 us)
{
    return Figures::latency(us * 1000);
}

} // namespace

TimingBars::TimingBars(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimingBars::setTimes(const ConnectionRecord &connection)
{
    m_steps.clear();
    m_totalUs = 0;
    const auto add = [this](const QString &name, const std::optional<qint64> &us) {
        if (us) {
            m_steps.append({name, *us});
            m_totalUs += *us;
        }
    };
    add(tr("Name lookup"), connection.dnsUs);
    add(tr("TCP"), connection.tcpUs);
    add(tr("TLS"), connection.tlsUs);
    add(tr("Upgrade"), connection.upgradeUs);
    setVisible(!m_steps.isEmpty());
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString TimingBars::text() const
{
    QStringList parts;
    for (const Step &step : m_steps)
        parts.append(step.name + u' ' + timeText(step.us));
    return parts.join(QStringLiteral(" · "));
}

QSize TimingBars::sizeHint() const
{
    return {200, RowHeight * static_cast<int>(m_steps.size() + 1)};
}

QSize TimingBars::minimumSizeHint() const
{
    return sizeHint();
}

void TimingBars::paintStep(QPainter &painter, const Step &step, qint64 startUs, int y) const
{
    const bool total = startUs < 0;
    painter.setFont(m_theme.uiFont());
    painter.setPen(m_theme.color(ThemeRole::Secondary));
    painter.drawText(QRect(0, y, FactsGrid::NameWidth, RowHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     step.name);
    painter.setFont(m_theme.monoFont());
    painter.setPen(m_theme.color(ThemeRole::Text));
    const int timeX = FactsGrid::NameWidth + Metrics::Gap;
    painter.drawText(QRect(timeX, y, TimeWidth, RowHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     timeText(step.us));
    const double left = timeX + TimeWidth + Metrics::Gap;
    const double scale = qMax(0.0, width() - left) / static_cast<double>(qMax<qint64>(1, m_totalUs));
    const double x = left + (total ? 0.0 : static_cast<double>(startUs) * scale);
    const QRectF bar(x, y + (RowHeight - BarHeight) / 2.0, qMax(2.0, static_cast<double>(step.us) * scale),
                     BarHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(total ? ThemeRole::Line : ThemeRole::Accent));
    painter.drawRoundedRect(bar, 2, 2);
}

void TimingBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    qint64 start = 0;
    int y = 0;
    for (const Step &step : m_steps) {
        paintStep(painter, step, start, y);
        start += step.us;
        y += RowHeight;
    }
    paintStep(painter, {tr("Together"), m_totalUs}, -1, y);
}

} // namespace framewatch
