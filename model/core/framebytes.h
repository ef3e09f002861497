// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What frames carried, by their headers.
#pragma once

#include <QByteArrayView>

namespace framewatch {

/// Sum of the payload lengths in raw RFC 6455 §5.2 headers that stand one after the other, as Entry::frames
/// has them: for a compressed message what crossed the wire of it. A header in part at the end counts
/// nothing. Headers from a file may claim anything: the sum stays within qint64.
qint64 frameBytes(QByteArrayView frames);

} // namespace framewatch
