// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fontwarmup.h"

#include <QLibrary>

namespace framewatch {

namespace {

// Qt has the library loaded already, and what is read here is what Qt finds there: fontconfig keeps one for
// the process.
void readFonts()
{
    QLibrary fontconfig(QStringLiteral("fontconfig"), 1);
    using Init = int (*)();
    if (const auto init = reinterpret_cast<Init>(fontconfig.resolve("FcInit")))
        init();
}

} // namespace

FontWarmup::FontWarmup()
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    : m_thread(readFonts)
#endif
{
}

} // namespace framewatch
