// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/messagelogmodel.h"
#include "widgets/theme/theme.h"
#include "widgets/inspector/inspectorpanel.h"
#include "app/mainwindow.h"
