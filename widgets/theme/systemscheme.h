// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the system is light or dark, and when that changes.
#pragma once

#include <QObject>

class QApplication;

namespace framewatch {

/// Qt 6.5 and later know it; before that the palette the platform gives tells, and the XDG portal where there
/// is one. FRAMEWATCH_THEME=light|dark overrides both, for screenshots and tests. Made before any palette is
/// set. GUI thread.
class SystemScheme final : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QApplication &application);

    bool isDark() const { return m_dark; }
    bool eventFilter(QObject *object, QEvent *event) override;

Q_SIGNALS:
    void changed();
    /// The platform's palette has to be looked at, which means taking ours off for a moment.
    void platformThemeChanged();

public:
    /// Takes what the application's palette is now as the platform's.
    void readPlatformPalette();

private:
    void setDark(bool dark);
    void followStyleHints();

    QApplication &m_application;
    bool m_dark = false;
    bool m_overridden = false;
    bool m_portalTold = false; // it knows better than the palette
};

} // namespace framewatch
