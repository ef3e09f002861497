// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sparkline.h"

#include "widgets/theme/ratemeter.h"
#include "widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace framewatch {

namespace {

constexpr int BarWidth = 4;
constexpr int BarHeight = 12;

} // namespace

Sparkline::Sparkline(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Sparkline::setValues(const QList<double> &values)
{
    m_values = values;
    update();
}

QSize Sparkline::sizeHint() const
{
    return {BarWidth * RateMeter::Samples, BarHeight};
}

void Sparkline::paintEvent(QPaintEvent *)
{
    const double most = m_values.isEmpty() ? 0 : *std::max_element(m_values.begin(), m_values.end());
    if (most <= 0)
        return;
    QPainter painter(this);
    const QColor color = m_theme.color(ThemeRole::Secondary);
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const double tall = m_values.at(i) / most * BarHeight;
        const double bar = m_values.at(i) > 0 ? std::max(tall, 1.0) : 0.0;
        const qreal left = qreal(BarWidth) * qreal(RateMeter::Samples - m_values.size() + i);
        painter.fillRect(QRectF(left, height() - bar, BarWidth - 1, bar), color);
    }
}

} // namespace framewatch
