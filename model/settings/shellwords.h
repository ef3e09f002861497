// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A line of a shell, taken apart into its words.
#pragma once

#include "model/core/result.h"

#include <QCoreApplication>
#include <QStringList>

namespace framewatch {

class ShellWords
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::ShellWords)

public:
    /// As a POSIX shell splits one simple command: blanks, '…', "…", backslash, $'…' with its escapes, and
    /// lines that go on after a backslash. A comment ends it, and so do ;, |, & and a line end outside of
    /// quotes. Nothing is expanded: $HOME and `date` stay as they are. Invalid if a quote is not closed.
    static Result<QStringList> split(const QString &line);
};

} // namespace framewatch
