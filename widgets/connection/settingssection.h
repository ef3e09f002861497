// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the connection settings: each shows and reads back its share of ConnectionSettings.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace framewatch {

class Theme;

class SettingsSection : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    virtual void load(const ConnectionSettings &settings) = 0;
    /// Writes its share into settings; an Error leaves the dialog open and is shown in it.
    virtual Result<bool> store(ConnectionSettings &settings) const = 0;
};

/// In the order of their tabs; without a parent yet.
std::vector<SettingsSection *> makeSettingsSections(Theme &theme);

} // namespace framewatch
