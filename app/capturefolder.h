// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace framewatch {

/// Where captures of unsaved sessions live: "captures" in the user's data folder.
QString captureFolder();

} // namespace framewatch
