// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a check of an editor's text found.
#pragma once

#include <QString>

#include <optional>

namespace framewatch {

/// Where something is wrong in a text, and what.
struct TextProblem
{
    qsizetype position = 0; ///< bytes of UTF-8
    int line = 1;           ///< from 1
    int column = 1;         ///< UTF-16 units, from 1
    QString sentence;
};

struct TextCheck
{
    qint64 payloadSize = 0; ///< bytes that would be sent
    std::optional<TextProblem> problem;
};

} // namespace framewatch
