// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// F6: from one part of the window to the next.
#pragma once

#include <QList>

class QWidget;

namespace framewatch::Panes {

/// Gives the focus to the pane `by` places behind the one that has it, round the end; hidden panes are passed
/// over. It goes to where it was in that pane last, else to the pane's focus proxy, else to its first tab
/// stop.
void step(const QList<QWidget *> &panes, int by);

} // namespace framewatch::Panes
