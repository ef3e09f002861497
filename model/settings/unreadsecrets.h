// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets whose values were not to be had when settings were shown, and what becomes of them.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QCoreApplication>

namespace framewatch {

class UnreadSecrets
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::UnreadSecrets)

public:
    /// Those of names (see SettingsSecrets) that still have a place in changed: what is kept of them has to
    /// stay. Names go by header and by the number of a step; Invalid names a header or step whose value would
    /// be lost or end up elsewhere, because it has another name or number in changed than in before.
    static Result<QStringList> kept(const QStringList &names, const ConnectionSettings &before,
                                    const ConnectionSettings &changed);
};

} // namespace framewatch
