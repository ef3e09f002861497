// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A command for curl, wscat or websocat as connection settings.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QCoreApplication>

namespace framewatch {

struct ImportedCommand
{
    ConnectionSettings settings;
    QStringList notes; ///< sentences about what was left out, no full stop
};

/// As a browser's "Copy as cURL" gives it (for bash and for Windows' cmd), or as typed in a shell.
class CommandImport
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::CommandImport)

public:
    static constexpr qsizetype MostCharacters = 1 << 20;

    /// http and https become ws and wss. A Bearer or Basic Authorization header becomes the token. The
    /// headers of the handshake itself (Upgrade, Sec-WebSocket-Key …) are dropped: they are made anew.
    /// Messages become steps at open. Invalid says why it is no such command, or that it has no URL.
    static Result<ImportedCommand> read(const QString &command);
    /// Whether the first word is one of the programs: cheap, for a clipboard.
    static bool looksLikeOne(const QString &text);
};

} // namespace framewatch
