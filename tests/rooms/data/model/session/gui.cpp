// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/gui.h"

#include <QWidget>
#include <QtGui/QColor>
#include <Qsci/qsciscintilla.h>
#include "model/server/localserver.h"
