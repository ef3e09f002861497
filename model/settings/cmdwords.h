// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A command line of Windows' cmd, taken apart as cmd and a program there take it apart.
#pragma once

#include "model/core/result.h"

#include <QCoreApplication>
#include <QStringList>

namespace framewatch {

class CmdWords
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::CmdWords)

public:
    /// Whether carets show that it was written for cmd: at the end of a line or before a quote.
    static bool isOne(const QString &line);
    /// Up to the first &, | or line end that is not escaped. Invalid: a quote is not closed.
    static Result<QStringList> split(const QString &line);
};

} // namespace framewatch
