// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line's files hold, read before anything is started.
#pragma once

#include "app/commandline.h"
#include "model/server/localserver.h"
#include "model/session/session.h"

namespace framewatch {

/// Everything a run needs, in memory.
struct Inputs
{
    ConnectionSettings connection; ///< token filled in; url as typed
    QList<Session::Outgoing> openMessages;
    ServerSettings server;

    /// Reads the files. A file that cannot be read, a URL or a token that cannot be used are Usage errors,
    /// secrets already out of their text.
    static Result<Inputs> read(const Options &options);
};

/// Text if it is valid UTF-8 without NUL, else binary.
Session::Outgoing outgoingFromBytes(const QByteArray &bytes);

} // namespace framewatch
