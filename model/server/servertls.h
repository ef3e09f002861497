// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a wss server needs, from files.
#pragma once

#include "model/core/result.h"
#include "model/server/serversettings.h"

namespace framewatch {

/// The PEM certificates (the server's own first, then its chain) and the unencrypted PEM key, which may be in
/// the same file. FileUnreadable or Invalid names the file and what is wrong with it; an RSA key that belongs to
/// another certificate is found here, any other when the first client connects.
Result<ServerIdentity> loadServerIdentity(const QString &certificateFile, const QString &keyFile);

} // namespace framewatch
