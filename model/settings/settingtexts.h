// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The texts in connection settings, one after the other: for whoever changes them all alike.
#pragma once

#include "model/connection/connectionsettings.h"

#include <functional>

namespace framewatch {

struct SettingText
{
    QString name;  ///< unique in its settings: "url", "header:x-id", "openSteps.0.text"
    QString text;  ///< headers and origin as UTF-8 text
    bool isSecret; ///< a credential by its place: the token, a password, the passphrase, some headers

    bool isFree() const; ///< a message or a header's value, where anything may stand; else a name or a place
};

namespace SettingTexts {

/// Calls visit for every text; a change of its text is written back. A header that is no UTF-8 is passed
/// over.
void visit(ConnectionSettings &settings, const std::function<void(SettingText &text)> &visit);

} // namespace SettingTexts
} // namespace framewatch
