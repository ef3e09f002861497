// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws one row of the log.
#pragma once

#include "model/core/entry.h"
#include "model/log/messagelogmodel.h"

#include <QColor>
#include <QFont>
#include <QFontMetrics>
#include <QRect>

#include <array>

class QPainter;

namespace framewatch {

class Theme;

/// Draws whole rows rather than cells: an event's sentence runs over three columns, which spans or delegates
/// do slowly or not at all with millions of rows. Keeps fonts and metrics, so that a page costs about a
/// millisecond.
class LogRowPainter
{
public:
    explicit LogRowPainter(const Theme &theme);
    void refresh(); ///< after the theme changed

    struct Column
    {
        int x = 0; ///< in the viewport
        int width = 0;
    };
    using Columns = std::array<Column, MessageLogModel::ColumnCount>;

    struct Row
    {
        const MessageLogModel *model = nullptr;
        int number = 0;
        QRect rect; ///< as wide as the viewport
        bool selected = false;
        bool hovered = false;
    };
    /// Returns the width that the row's size would need, padding included.
    int paint(QPainter &painter, const Row &row, const Columns &columns) const;

    int idWidth(qint64 id) const; ///< width of the # column, padding included
    int timeWidth() const;
    int glyphWidth() const;
    int kindWidth() const;
    int sizeWidth() const;

    static constexpr int Padding = 8;

private:
    struct Line; // one row under way
    void paintGround(const Line &line) const;
    void paintCell(const Line &line, int column, const QColor &color) const;
    void paintRight(const Line &line, int column, const QString &text, const QColor &color) const;
    QString wireSize(const Line &line) const; ///< of a compressed message; empty: unknown, or the same
    void paintGlyph(const Line &line) const;
    void paintSentence(const Line &line) const;
    void paintPayload(const Line &line) const;
    void paintCompressed(const Line &line) const;
    void paintMissing(const Line &line) const;
    void drawText(const Line &line, int x, int width, const QString &text, const QFont &font) const;
    static QString fitting(const QString &text, int width, const QFontMetrics &metrics);
    QString fittingMono(const QString &text, int width) const;
    int monoWidth(const QString &text) const;
    QColor kindColor(EntryKind kind) const;
    QColor glyphColor(EntryKind kind, Direction direction) const;
    int columnWidth(qsizetype characters) const; ///< padding included

    const Theme &m_theme;
    QFont m_mono;
    QFont m_ui;
    QFontMetrics m_monoMetrics;
    QFontMetrics m_uiMetrics;
    double m_charWidth = 1;
    bool m_hasPictures = false; // of control characters
    bool m_isFixed = false; // every character of ASCII is m_charWidth wide
};

} // namespace framewatch
