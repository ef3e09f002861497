// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/settingssections.h"

namespace framewatch {

std::vector<SettingsSection *> makeSettingsSections(Theme &theme)
{
    return {makeRequestSection(theme), makeAuthSection(theme),   makeOpenSection(theme), makeReconnectSection(),
            makeKeepAliveSection(),    makeCompressionSection(), makeTlsSection(theme),  makeNetworkSection(theme)};
}

} // namespace framewatch
