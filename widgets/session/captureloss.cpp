// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/captureloss.h"

#include "widgets/session/sessionpage.h"
#include "widgets/theme/figures.h"

namespace framewatch {

QString captureLossText(qint64 missed)
{
    if (missed <= 0)
        return SessionPage::tr("Nothing is missing.");
    if (missed == 1)
        return SessionPage::tr("1 entry was not stored; a note stands in its place.");
    return SessionPage::tr("%1 entries were not stored; a note stands in their place.")
        .arg(Figures::count(missed));
}

} // namespace framewatch
