// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace framewatch {

/// Where profiles and environments are, beside the window's own settings.
QString configFolder();

} // namespace framewatch
