// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/localserver.h"
#include "widgets/log/logpanel.h"
#include "widgets/session/fine.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include "fine.moc"
