// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/logging.h"

namespace framewatch {

Q_LOGGING_CATEGORY(lcWire, "framewatch.wire", QtWarningMsg)
Q_LOGGING_CATEGORY(lcConnection, "framewatch.connection", QtWarningMsg)
Q_LOGGING_CATEGORY(lcCapture, "framewatch.capture", QtWarningMsg)
Q_LOGGING_CATEGORY(lcServer, "framewatch.server", QtWarningMsg)
Q_LOGGING_CATEGORY(lcApp, "framewatch.app", QtWarningMsg)

} // namespace framewatch
