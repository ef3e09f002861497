// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of fields that can be added, moved and removed.
#pragma once

#include <QList>
#include <QWidget>

class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace framewatch {

class Theme;

/// Each row is a widget of the owner's, between a check box that switches it off and buttons that move and remove it.
class RowList final : public QWidget
{
    Q_OBJECT

public:
    enum class Order : quint8 { Fixed, Movable };

    RowList(Theme &theme, const QString &addText, Order order, QWidget *parent = nullptr);

    /// Takes the row and puts it last.
    void add(QWidget *row, bool enabled);
    void clear();
    qsizetype count() const { return m_rows.size(); }
    QWidget *row(qsizetype at) const { return m_rows.at(at).content; }
    bool isEnabled(qsizetype at) const;

Q_SIGNALS:
    void addRequested(); ///< by its button
    void edited();       ///< a row went, moved, or was switched

private:
    struct Row
    {
        QWidget *frame;
        QWidget *content;
        QCheckBox *enabled;
    };

    void remove(QWidget *content);
    void move(QWidget *content, int by);
    qsizetype indexOf(const QWidget *content) const;
    /// Tab goes through the rows as they stand, then to the button.
    void orderTabs();

    Theme &m_theme;
    const Order m_order;
    QVBoxLayout *m_column;
    QPushButton *m_add;
    QList<Row> m_rows;
};

} // namespace framewatch
