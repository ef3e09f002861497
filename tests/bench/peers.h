// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The other end, in a process of its own and without Qt's sockets, so that it is never what is measured.
#pragma once

#include "tests/bench/content.h"

namespace framewatch::bench {

/// Each prints its port as a line, serves one client after the other, and never returns.
/// Sends `count` text messages of `size` bytes to each client, `rate` a second (0: as fast as it can), then waits for
/// the client's close frame and answers it.
[[noreturn]] void runFlooder(qint64 count, qint64 size, qint64 rate);
/// The same with ContentBatch different messages over and over, compressed if that is wanted and offered.
[[noreturn]] void runContentFlooder(Content content, qint64 count, qint64 size, bool compressed);
/// Takes whatever comes; compressed if that is wanted and offered.
[[noreturn]] void runSink(bool compressed);
/// Sends every frame of up to 64 KiB back, unmasked.
[[noreturn]] void runEchoServer();

} // namespace framewatch::bench
