// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Substring search over bytes, blind to the case of ASCII letters.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace framewatch {

/// Looks for the needle's rarest byte with memchr() and compares around it: most texts are left after one
/// pass that the C library does in wide registers. Reentrant.
class ByteSearch
{
public:
    explicit ByteSearch(QByteArrayView needle);
    /// Whether text holds the needle; an empty needle is everywhere.
    bool isIn(QByteArrayView text) const;

private:
    bool isAt(const char *text) const;

    QByteArray m_folded;
    qsizetype m_anchor = 0; // index of the rarest byte
    char m_lower = 0;       // that byte in both cases
    char m_upper = 0;
};

} // namespace framewatch
