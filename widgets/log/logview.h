// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The log as a table of fixed rows.
#pragma once

#include "widgets/log/logrowpainter.h"

#include <QTableView>

namespace framewatch {

class LogHeader;
class Theme;

/// Follows the newest row until the user moves away from it: by wheel, keys, the scroll bar, or by selecting
/// an older row. Rows that arrive meanwhile are counted. Nothing here costs more with more rows but what
/// QTableView itself does; a tick of new rows is laid out once.
class LogView final : public QTableView
{
    Q_OBJECT

public:
    LogView(const Theme &theme, MessageLogModel &model, QWidget *parent = nullptr);

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Rows that came since the view stopped following.
    qint64 newRows() const { return m_newRows; }
    bool isAtNewest() const;
    /// Text in the middle while there is no row.
    void setEmptyText(const QString &text);
    /// Ids of the selected rows in the order of the log, at most `limit`.
    QList<qint64> selectedIds(int limit) const;
    qint64 selectedCount() const;
    qint64 currentId() const; ///< 0: none

    /// The capture moves to path: the rows of the next reset are the same, and the view goes back to its
    /// place among them.
    void keepPlace(const QString &path);

    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void followingChanged(bool following);
    void newRowsChanged(qint64 count);
    void currentIdChanged(qint64 id);
    void copyRequested();
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    int sizeHintForColumn(int column) const override;

private:
    void setUpColumns(LogHeader *header);
    void watchModel();
    void watchScrollBar();
    void applyTheme();
    void rowsArrived(int count);
    void modelWasReset();
    void restoreCurrent();
    void userScrolled();
    void settle();
    void returnToPlace();
    void setNewRows(qint64 count);
    void growColumn(int column, int width);
    void setHoveredRow(int row);
    int rowAtY(int y) const; ///< -1: below the last
    QRect rowRect(int row) const;
    LogRowPainter::Columns columns() const;
    void paintRows(QPainter &painter, const QRect &area);

    struct Place
    {
        qint64 id = 0; // of the row at the top; 0: none
        int offset = 0;
    };

    const Theme &m_theme;
    MessageLogModel &m_model;
    LogRowPainter m_rowPainter;
    QString m_emptyText;
    bool m_following = true;
    bool m_settling = false; // the scroll bar is moved by us
    qint64 m_newRows = 0;
    qint64 m_currentId = 0;
    int m_hoveredRow = -1;
    int m_idDigits = 0;
    QString m_capturePath;
    Place m_place; // to go back to
};

} // namespace framewatch
