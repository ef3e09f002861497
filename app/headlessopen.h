// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

class QFileDevice;

namespace framewatch {

/// --open with --headless: a saved capture to standard output as JSON Lines, or to what --export names (an
/// existing file is refused: FileExists). Every other error names the file that could not be read or written.
Result<bool> printSavedCapture(const Options &options, QFileDevice &output);

} // namespace framewatch
