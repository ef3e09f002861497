// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The system's fonts, made ready while Qt connects to the display.
#pragma once

#include <thread>

namespace framewatch {

/// Where fontconfig is what finds fonts, it reads its configuration and caches in a thread, from construction
/// on; Qt would at the first text. Made before QApplication, and gone before anything asks for a font: the
/// destructor waits.
class FontWarmup
{
public:
    FontWarmup();

private:
    std::jthread m_thread;
};

} // namespace framewatch
