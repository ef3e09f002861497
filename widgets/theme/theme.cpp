// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/systemscheme.h"
#include "widgets/theme/themeicon.h"
#include "widgets/theme/themetable.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPointer>
#include <QStyleFactory>
#include <QWidget>

// A static library's resources are linked only when named, and this macro works only outside a namespace.
static void initResources()
{
    Q_INIT_RESOURCE(app);
}

namespace framewatch {

namespace {

/// Digits of one width where the font has them; Qt knows features from 6.7 on.
QFont withTabularDigits(QFont font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

QFont sized(QFont font, int pixels)
{
    font.setPixelSize(pixels);
    return font;
}

} // namespace

struct Theme::Private
{
    Private(QApplication &app, Mode wanted)
        : application(app)
        , scheme(app)
        , mode(wanted)
        , dark(std::make_shared<bool>(false))
        , uiFont(withTabularDigits(sized(QFontDatabase::systemFont(QFontDatabase::GeneralFont), 13)))
        , monoFont(sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 12))
    {
    }

    bool wantsDark() const { return mode == Mode::System ? scheme.isDark() : mode == Mode::Dark; }

    void install()
    {
        *dark = wantsDark();
        application.setPalette(ThemeTable::palette(*dark));
        styleSheet = ThemeTable::styleSheet(*dark, monoFont);
        for (const QPointer<QWidget> &window : std::as_const(windows)) {
            if (window)
                window->setStyleSheet(styleSheet);
        }
    }

    QApplication &application;
    SystemScheme scheme;
    Mode mode;
    std::shared_ptr<bool> dark; // shared with the icons, which may outlive the theme
    QList<QPointer<QWidget>> windows;
    QString styleSheet;
    QFont uiFont;
    QFont monoFont;
};

Theme::Theme(QApplication &application, Mode mode)
    : d(std::make_unique<Private>(application, mode))
{
    initResources();
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setFont(d->uiFont);
    d->install();
    const auto refresh = [this] {
        d->install();
        Q_EMIT changed();
    };
    connect(&d->scheme, &SystemScheme::changed, this, [this, refresh] {
        if (d->mode == Mode::System)
            refresh();
    });
    connect(&d->scheme, &SystemScheme::platformThemeChanged, this, [this, refresh] {
        d->application.setPalette(QPalette());
        d->scheme.readPlatformPalette();
        refresh();
    });
}

Theme::~Theme() = default;

void Theme::setMode(Mode mode)
{
    if (mode == d->mode)
        return;
    d->mode = mode;
    if (d->wantsDark() == *d->dark)
        return;
    d->install();
    Q_EMIT changed();
}

Theme::Mode Theme::mode() const
{
    return d->mode;
}

bool Theme::isDark() const
{
    return *d->dark;
}

void Theme::dress(QWidget &window)
{
    d->windows.removeIf([](const QPointer<QWidget> &known) { return known.isNull(); });
    d->windows.append(&window);
    // A widget that is not polished is asked for its size first, which looks up its rules, and polished later, which
    // throws them away: for a window the whole sheet would be read twice.
    window.ensurePolished();
    window.setStyleSheet(d->styleSheet);
}

QColor Theme::color(ThemeRole role) const
{
    return ThemeTable::color(role, *d->dark);
}

QFont Theme::uiFont() const
{
    return d->uiFont;
}

QFont Theme::monoFont() const
{
    return d->monoFont;
}

QFont Theme::captionFont() const
{
    return sized(d->uiFont, 11);
}

QIcon Theme::icon(const QString &name, ThemeRole role) const
{
    const auto color = [role, dark = d->dark] { return ThemeTable::color(role, *dark); };
    return QIcon(new ThemeIconEngine(QStringLiteral(":/icons/%1.svg").arg(name), color));
}

} // namespace framewatch
