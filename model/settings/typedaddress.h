// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as people type them: without a scheme, with {{variables}}.
#pragma once

#include <QString>

namespace framewatch::TypedAddress {

/// Host and port alone, for people to tell connections apart: no user, no password, no path, no query,
/// whatever else the text is. {{variables}} stay as they were typed. Empty: there is no host.
QString placeOf(const QString &address);

} // namespace framewatch::TypedAddress
