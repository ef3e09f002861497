// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the connection settings.
#pragma once

#include "widgets/connection/settingssection.h"

#include <vector>

namespace framewatch {

class Theme;

// Without a parent yet.
SettingsSection *makeRequestSection(Theme &theme);
SettingsSection *makeAuthSection(Theme &theme);
SettingsSection *makeOpenSection(Theme &theme);
SettingsSection *makeReconnectSection();
SettingsSection *makeKeepAliveSection();
SettingsSection *makeCompressionSection();
SettingsSection *makeTlsSection(Theme &theme);
SettingsSection *makeNetworkSection(Theme &theme);

/// All, in the order they are shown.
std::vector<SettingsSection *> makeSettingsSections(Theme &theme);

} // namespace framewatch
