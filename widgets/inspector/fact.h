// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A name and its value, as the inspector lists them.
#pragma once

#include <QList>
#include <QString>

namespace framewatch {

struct Fact
{
    QString name;
    QString value;
    bool mono = false;  ///< addresses, codes, digests
    bool alarm = false; ///< in the error colour
};
using Facts = QList<Fact>;

} // namespace framewatch
