// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/themeicon.h"

#include <QPainter>
#include <QSvgRenderer>

namespace framewatch {

ThemeIconEngine::ThemeIconEngine(QString file, ColorSource color)
    : m_file(std::move(file))
    , m_color(std::move(color))
{
}

void ThemeIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const qreal scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    painter->drawPixmap(rect, drawn((QSizeF(rect.size()) * scale).toSize(), mode));
}

QPixmap ThemeIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return drawn(size, mode);
}

QPixmap ThemeIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal)
{
    return drawn(size, mode);
}

QIconEngine *ThemeIconEngine::clone() const
{
    return new ThemeIconEngine(m_file, m_color);
}

QPixmap ThemeIconEngine::drawn(const QSize &deviceSize, QIcon::Mode mode)
{
    QColor color = m_color();
    if (mode == QIcon::Disabled)
        color.setAlphaF(0.4F);
    const QString key = QStringLiteral("%1x%2 %3")
                            .arg(QString::number(deviceSize.width()), QString::number(deviceSize.height()),
                                 color.name(QColor::HexArgb));
    QPixmap &pixmap = m_pixmaps[key];
    if (!pixmap.isNull() || deviceSize.isEmpty())
        return pixmap;
    pixmap = QPixmap(deviceSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(m_file).render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

} // namespace framewatch
