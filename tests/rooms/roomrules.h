// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may include whom: app → widgets → model, and the rooms of the model.
#pragma once

#include <QStringList>

namespace framewatch::test::RoomRules {

/// Reads every .h and .cpp below root/app, root/widgets, root/model and root/tests (but for
/// root/tests/rooms/data). One line a breach, "model/core/clock.h:7: …", sorted; empty: all is well.
QStringList breaches(const QString &root);
/// How many files that were.
qsizetype fileCount(const QString &root);

} // namespace framewatch::test::RoomRules
