// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Names of the user's as names of files, and back.
#pragma once

#include "model/core/result.h"

#include <QCoreApplication>

namespace framewatch {

/// A name is any one line of text. What some file system would not take (separators, control characters, a
/// dot in front, a dot or blank at the end, device names of Windows) is percent-encoded, and so is "%"
/// itself; all other text stays readable. A name never leads out of its folder.
class FileNames
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::FileNames)

public:
    static constexpr qsizetype MostBytes = 200; ///< of an encoded name in UTF-8, its ending not counted

    /// Trimmed and composed (NFC). Invalid if it is empty, has a control character, or is too long as a file.
    static Result<QString> tidied(const QString &name);
    static QString encoded(const QString &name);
    /// Any file's name has a meaning; only those of encoded() come back the same.
    static QString decoded(const QString &fileName);
};

} // namespace framewatch
