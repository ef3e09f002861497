// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/usestests.h"
#include "tests/support/memorysink.h"
