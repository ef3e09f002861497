// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection ended, in words.
#pragma once

#include <QString>

namespace framewatch {

struct RelayEnd;

/// "Closed by the server: 1001 Going Away, it is shutting down (“restarting”)", "Lost: 1006, dropped without a close
/// frame" …; no full stop. A clean close and a drop never read alike.
QString endSentence(const RelayEnd &end);

} // namespace framewatch
