// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways a secret is spelled on its way through headers, URLs and JSON.
#pragma once

#include <QByteArray>
#include <QList>

#include <vector>

namespace framewatch {

struct SecretForm
{
    QByteArray bytes;
    bool sharesFront = false; ///< Base64: the digit before may hold bits of the secret too
    bool sharesBack = false;  ///< Base64: the digit after may hold bits of the secret too
};

/// Below this length of a secret its encoded forms are too short to look for.
inline constexpr qsizetype ShortestEncodedSecret = 4;

/// Every form of every secret once, longest first. Empty secrets have none.
std::vector<SecretForm> formsOfSecrets(const QList<QByteArray> &secrets);

} // namespace framewatch
