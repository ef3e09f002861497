// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as people write them: hex and Base64, with the place of a mistake.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <optional>

namespace framewatch::BinaryText {

struct Problem
{
    qsizetype position = 0; ///< UTF-16 units from the start of the text
    int line = 1;           ///< from 1
    int column = 1;         ///< UTF-16 units, from 1
    QString sentence;       ///< no full stop
};

struct Decoded
{
    QByteArray bytes; ///< everything before the problem
    std::optional<Problem> problem;
};

/// Two digits a byte, either case. White space, line ends and , ; : - may stand between bytes, "0x" before
/// one or several ("0xA5, 0x1" as in C, "0xA50102"). A single digit is a byte only after 0x.
Decoded fromHex(QStringView text);
/// RFC 4648 §4 and §5 (the alphabet with - and _), padded or not; white space and line ends anywhere.
Decoded fromBase64(QStringView text);

/// "a5 01 02", bytesPerLine a line, no line end at its end.
QString toHex(QByteArrayView bytes, int bytesPerLine = 16);
/// RFC 4648 §4, padded, 76 characters a line.
QString toBase64(const QByteArray &bytes);

} // namespace framewatch::BinaryText
