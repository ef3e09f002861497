// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A small panel that stands at a button until something else is clicked.
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace framewatch {

/// Fill column(), then open it. It stays inside of its window if it has room there, and has the keyboard
/// while it is open. Esc and a click elsewhere close it; it keeps what was typed.
class Popup : public QFrame
{
    Q_OBJECT

public:
    enum class Side : quint8 { Below, Above };

    /// anchor: what it stands at; its parent too.
    explicit Popup(QWidget *anchor, Side side = Side::Below);

    QVBoxLayout *column() const { return m_column; }
    /// Shows it, or closes it if it was just open: a second click on its button does that.
    void toggle();
    /// What comes before it is shown: its size, its place, and which of its widgets has the focus.
    void arrange();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QPoint place() const;
    void focusFirst();

    QWidget *m_anchor;
    const Side m_side;
    QVBoxLayout *m_column;
    qint64 m_closedAt = 0; // ms
};

} // namespace framewatch
