// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a text that is to be stored holds a secret, or only looks like it.
#pragma once

#include "model/core/secretforms.h"

#include <QByteArrayView>

namespace framewatch {

/// Where the line is: a secret, or one of its forms (see Redactor), counts wherever it stands if it is at
/// least 8 bytes long. One of 4 to 7 bytes ("echo", "hunter2") counts in Text where it is a word of its own,
/// and nowhere in a Name: hosts, paths and names are full of such words. A shorter one ("a", "ws") counts
/// nowhere: a secret that short cannot be told from other text.
class SecretSearch
{
public:
    enum class In : quint8 {
        Text, ///< messages, values of headers and of query parameters
        Name, ///< of hosts, files, headers, users
    };
    static constexpr qsizetype Shortest = 4;
    static constexpr qsizetype ShortestAnywhere = 8;

    SecretSearch() = default;
    explicit SecretSearch(const QList<QByteArray> &secrets);

    bool isIn(QByteArrayView text, In in) const;

    /// The first place, from on, where bytes stand in text as Text has it; -1: nowhere.
    static qsizetype find(QByteArrayView text, QByteArrayView bytes, In in, qsizetype from = 0);

private:
    std::vector<SecretForm> m_forms;
};

} // namespace framewatch
