// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// "▼ received  182 bytes  1 frame  UTF-8, JSON", and what can be done with the payload.
#pragma once

#include "model/core/entry.h"

#include <QStringList>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace framewatch {

class Theme;

class MetaLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Copy : quint8 { Payload, Pretty, Hex, Base64 };

    explicit MetaLine(const Theme &theme, QWidget *parent = nullptr);

    /// Parts that do not fit are left out from the end; the first one has the direction's glyph and colour.
    void setParts(Direction direction, const QStringList &parts);
    QString text() const; ///< parts, two blanks apart
    /// Which actions make sense.
    void setAbilities(bool copy, bool pretty);

Q_SIGNALS:
    void copyRequested(framewatch::MetaLine::Copy what);
    void saveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addCopyMenu();
    int paintDirection(QPainter &painter, int x) const;

    const Theme &m_theme;
    Direction m_direction = Direction::None;
    QStringList m_parts;
    QHBoxLayout *m_layout;
    QToolButton *m_copy = nullptr;
    QAction *m_copyPretty = nullptr;
};

} // namespace framewatch
