// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/capture/capturereader.h"
#include "model/core/entry.h"
#include "model/session/session.h"

#include <QString>
