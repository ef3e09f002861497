// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An SVG in one colour, drawn at the size and scale it is asked for.
#pragma once

#include <QColor>
#include <QHash>
#include <QIconEngine>

#include <functional>

namespace framewatch {

/// The colour is asked for at each drawing, so an icon that a button holds follows the theme by itself.
class ThemeIconEngine final : public QIconEngine
{
public:
    using ColorSource = std::function<QColor()>;

    ThemeIconEngine(QString file, ColorSource color);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;
    QString key() const override { return QStringLiteral("framewatch"); }
    bool isNull() override { return false; }

private:
    QPixmap drawn(const QSize &deviceSize, QIcon::Mode mode);

    QString m_file;
    ColorSource m_color;
    QHash<QString, QPixmap> m_pixmaps; // few: a button draws its icon in one size and two modes
};

} // namespace framewatch
