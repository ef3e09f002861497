// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fontwarmup.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#define FRAMEWATCH_FONTS_WARM_UP
#include <dlfcn.h>
#endif

namespace framewatch {

#ifdef FRAMEWATCH_FONTS_WARM_UP

namespace {

// Qt has the library loaded already, and what is read here is what Qt finds there: fontconfig keeps one for the
// process. Nothing of Qt in here: the thread of its first object becomes its main thread.
void readFonts()
{
    void *fontconfig = dlopen("libfontconfig.so.1", RTLD_LAZY);
    using Init = int (*)();
    if (const auto init = fontconfig ? reinterpret_cast<Init>(dlsym(fontconfig, "FcInit")) : nullptr)
        init();
}

} // namespace

FontWarmup::FontWarmup()
    : m_thread(readFonts)
{
}

#else

FontWarmup::FontWarmup() = default;

#endif

} // namespace framewatch
