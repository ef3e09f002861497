// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, fonts, metrics and icons, from one table. Everything a panel paints with comes from here.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

#include <memory>

class QApplication;
class QWidget;

namespace framewatch {

/// One colour each in the light and the dark table.
enum class ThemeRole : quint8 {
    Window,
    Panel,
    Field,
    Line,
    Hover,
    EventRow,
    Text,
    Secondary,
    Accent,
    OnAccent,
    Selection,
    Sent,
    Received,
    Control,
    Open,
    Waiting,
    WaitingText,
    WaitingBanner,
    Error,
    JsonKey,
    JsonString,
    JsonNumber,
    JsonLiteral,
    Count
};

namespace Metrics { // pixels at 100 %
inline constexpr int Grid = 4;
inline constexpr int Gap = 8;
inline constexpr int Margin = 12;
inline constexpr int Field = 30;
inline constexpr int ToolField = 28;
inline constexpr int LogRow = 24;
inline constexpr int Radius = 5;
inline constexpr int Icon = 16;
} // namespace Metrics

/// Made once in the composition root and handed to every panel by reference. Installs the Fusion style,
/// palette and fonts on the application, follows the system's light or dark setting live. GUI
/// thread.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Mode : quint8 { System, Light, Dark };

    explicit Theme(QApplication &application, Mode mode = Mode::System);
    ~Theme() override;

    void setMode(Mode mode);
    Mode mode() const;
    bool isDark() const;

    QColor color(ThemeRole role) const;
    QFont uiFont() const;      ///< 13 px
    QFont monoFont() const;    ///< 12 px, payloads, URLs, times, numbers
    QFont captionFont() const; ///< 11 px
    /// Gives a top-level window the style sheet, in the present colours always. Call it once its widgets are
    /// made: a widget that is given a new parent inside of a styled window is styled all over again, with all
    /// it holds. Windows owned by this one, menus and tool tips take the sheet from it.
    void dress(QWidget &window);
    /// An SVG of resources/icons/<name>.svg, drawn in `role`'s colour at any scale.
    QIcon icon(const QString &name, ThemeRole role = ThemeRole::Text) const;

Q_SIGNALS:
    void changed(); ///< colours are others now: repaint, ask icons again

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
