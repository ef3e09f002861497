// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From what the user said to what one attempt needs.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/core/result.h"
#include "model/wire/wiretap.h"

namespace framewatch {

/// What would be asked of the server: the URL parsed, the user's headers and the token in their places. Without a key.
/// Invalid names the URL or header. Reads no file.
Result<Handshake::Request> requestFor(const ConnectionSettings &settings);
/// Parses the URL, puts the token in its place and loads the TLS files. The Error names the URL, header or file.
Result<TapSettings> attemptSettings(const ConnectionSettings &settings);

} // namespace framewatch
