// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the user wants of permessage-deflate (RFC 7692).
#pragma once

namespace framewatch {

/// What an offer says, and what we do to outgoing messages once it was taken.
struct CompressionSettings
{
    bool enabled = true;                  ///< offer it
    bool clientNoContextTakeover = false; ///< each message of ours starts with an empty window (§7.1.1.2)
    bool serverNoContextTakeover = false; ///< ask the server for the same (§7.1.1.1)
    int clientMaxWindowBits = 15;         ///< 8 … 15, of our messages (§7.1.2.2); 15: only hinted that we can do less
    int serverMaxWindowBits = 15;         ///< 8 … 15, asked of the server (§7.1.2.1); 15: not asked
    int threshold = 1024;                 ///< bytes; a shorter message of ours goes out plain (§6)

    bool operator==(const CompressionSettings &) const = default;
};

} // namespace framewatch
