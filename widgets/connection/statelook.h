// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection's state looks: a shape, a colour and a word, never a colour alone.
#pragma once

#include "model/connection/connectionstatus.h"
#include "widgets/theme/theme.h"

namespace framewatch {

struct StateLook
{
    QString icon;
    ThemeRole role = ThemeRole::Secondary;
    QString word; ///< "Open", "Looking up…", "Waiting"
};

StateLook lookOf(const ConnectionStatus &status);

} // namespace framewatch
