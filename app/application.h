// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root of a run with a window.
#pragma once

#include "app/commandline.h"

namespace framewatch {

/// Builds every object the window needs, shows it as the command line says, and runs until it is closed.
/// Without a display it says so and returns at once.
int runWindow(int &argc, char **argv, const Options &options);

} // namespace framewatch
