// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How the modes keep a text as a draft.
#pragma once

#include <QByteArray>
#include <QString>

namespace framewatch::Draft {

/// A longer text is not kept: drafts live in the settings, which are read whole at start.
inline constexpr qsizetype Longest = 256 * 1024;

inline QString fromText(const QByteArray &utf8)
{
    return utf8.size() > Longest ? QString() : QString::fromUtf8(utf8);
}

} // namespace framewatch::Draft
