// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as people type them: without a scheme, with {{variables}}.
#pragma once

#include <QString>

namespace framewatch::TypedAddress {

/// "ws://" in front where no scheme is. Empty stays empty, and what starts with a variable stays alone: that
/// may bring the scheme.
QString withScheme(const QString &address);
/// The same once all variables have their values: nothing brings a scheme any more.
QString expandedWithScheme(const QString &address);

/// Host and port alone, for people to tell connections apart: no user, no password, no path, no query,
/// whatever else the text is. {{variables}} stay as they were typed. Empty: there is no host.
QString placeOf(const QString &address);

} // namespace framewatch::TypedAddress
