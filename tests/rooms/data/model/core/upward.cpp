// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/upward.h"

#include "model/wire/frame.h"
#include "widgets/theme/theme.h"

#include <QObject>
