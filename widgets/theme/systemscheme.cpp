// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/systemscheme.h"

#include "widgets/theme/portalscheme.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QStyleHints>
#include <QWindow>

namespace framewatch {

SystemScheme::SystemScheme(QApplication &application)
    : m_application(application)
{
    const QByteArray wanted = qgetenv("FRAMEWATCH_THEME");
    m_overridden = wanted == "light" || wanted == "dark";
    if (m_overridden) {
        m_dark = wanted == "dark";
        return;
    }
    readPlatformPalette();
    followStyleHints();
    m_application.installEventFilter(this);
}

void SystemScheme::followStyleHints()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto read = [this](Qt::ColorScheme scheme) {
        if (scheme != Qt::ColorScheme::Unknown)
            setDark(scheme == Qt::ColorScheme::Dark);
    };
    read(m_application.styleHints()->colorScheme());
    connect(m_application.styleHints(), &QStyleHints::colorSchemeChanged, this, read);
#elif defined(FRAMEWATCH_HAS_DBUS)
    connect(new PortalScheme(this), &PortalScheme::preferred, this, [this](bool dark) {
        m_portalTold = true;
        setDark(dark);
    });
#endif
}

bool SystemScheme::eventFilter(QObject *object, QEvent *event)
{
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    // The platform tells every window; one word is enough.
    if (event->type() == QEvent::ThemeChange && object == m_application.allWindows().value(0))
        Q_EMIT platformThemeChanged();
#endif
    return QObject::eventFilter(object, event);
}

void SystemScheme::readPlatformPalette()
{
    if (m_portalTold)
        return;
    const QPalette palette = QApplication::palette();
    setDark(palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness());
}

void SystemScheme::setDark(bool dark)
{
    if (m_overridden || dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace framewatch
