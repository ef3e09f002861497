// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a literal of some language, so that it comes out there as it went in, and as nothing else.
#pragma once

#include <QString>

namespace framewatch::Quoting {

/// One word of a POSIX shell; bare if that is safe. NUL, which no argument can hold, is left out.
QString shell(const QString &text);
/// With its quotes; safe inside of a script element of HTML too.
QString javaScript(const QString &text);
QString python(const QString &text);
/// A narrow literal in UTF-8, ASCII only, for QString::fromUtf8() and QByteArray. NUL is left out.
QString cpp(const QString &text);

} // namespace framewatch::Quoting
