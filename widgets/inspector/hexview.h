// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as offset, hex and ASCII.
#pragma once

#include <QAbstractScrollArea>

#include <optional>

namespace framewatch {

class Theme;

/// Any size: only the lines in sight are ever put into text. Sixteen bytes a line where they fit, else eight.
/// Selects by mouse (in either column) and by keys with Shift; Ctrl+C copies the selected bytes as hex, or as
/// text if they were picked in the ASCII column.
class HexView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexView(const Theme &theme, QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_bytes; }
    int bytesPerLine() const { return m_perLine; }
    /// Selected bytes [first, first + count).
    qsizetype selectionStart() const;
    qsizetype selectionSize() const;
    void select(qsizetype start, qsizetype size);
    QString selectedText() const;
    void copy() const;
    /// Lines first … last in sight, as painted: for tests.
    QString visibleText() const;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Hit
    {
        qsizetype position = 0;
        bool ascii = false;
    };
    void setUpActions();
    void applyTheme();
    void layOut();
    int columnsWidth(int perLine) const;
    int hexX() const;
    int asciiX() const;
    int linesInSight() const;
    Hit hitAt(const QPoint &point) const;
    std::optional<qsizetype> keyTarget(const QKeyEvent &event) const;
    void moveTo(qsizetype position, bool keepAnchor);
    void revealCursor();
    void paintLine(QPainter &painter, qint64 line, int y) const;
    void paintSelection(QPainter &painter, qint64 line, int y) const;

    const Theme &m_theme;
    QByteArray m_bytes;
    int m_perLine = 16;
    int m_charWidth = 8;
    int m_lineHeight = 19;
    qsizetype m_anchor = 0;
    qsizetype m_cursor = 0;
    bool m_hasSelection = false;
    bool m_inAscii = false;
};

} // namespace framewatch
