// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/rttchart.h"

#include "widgets/theme/figures.h"
#include "widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace framewatch {

RttChart::RttChart(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void RttChart::setSamples(const QList<qint64> &ns)
{
    m_samples = ns.last(std::min(ns.size(), Shown));
    update();
}

void RttChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(m_theme.color(ThemeRole::Line));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_samples.isEmpty())
        return;
    const qint64 most = std::max<qint64>(1, *std::max_element(m_samples.begin(), m_samples.end()));
    painter.setFont(m_theme.captionFont());
    const int textHeight = painter.fontMetrics().height();
    const double top = area.top() + textHeight;
    const double step = area.width() / double(Shown - 1);
    QPolygonF line;
    for (qsizetype i = 0; i < m_samples.size(); ++i) {
        const double x = area.right() - double(m_samples.size() - 1 - i) * step;
        line.append({x, area.bottom() - double(m_samples.at(i)) / double(most) * (area.bottom() - top)});
    }
    const QColor accent = m_theme.color(ThemeRole::Accent);
    painter.setPen(QPen(accent, 1.5));
    painter.drawPolyline(line);
    painter.setBrush(accent);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(line.constLast(), 2.5, 2.5);
    painter.setPen(m_theme.color(ThemeRole::Secondary));
    painter.drawText(area, int(Qt::AlignRight) | int(Qt::AlignTop), Figures::latency(most));
}

} // namespace framewatch
