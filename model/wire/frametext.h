// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Raw frame headers in words: every bit of RFC 6455 §5.2 by its name.
#pragma once

#include "model/wire/frame.h"

#include <QList>
#include <QString>

#include <optional>

namespace framewatch::FrameText {

/// Reads one header off the front of bytes without judging it: reserved bits and opcodes come as they are.
/// Nothing if bytes end inside the header.
std::optional<FrameHeader> parse(QByteArrayView bytes);

/// Where each of the headers in `frames` starts. A rest that is no whole header is left out: see `partial`.
struct Index
{
    QList<qsizetype> starts;
    qsizetype partial = -1; ///< where a header begins that is not all there; -1: none
};
Index index(QByteArrayView frames);

/// "000"; "100 compressed" where RSV1 says so (RFC 7692 §6).
QString rsv(const FrameHeader &header);
/// "37 fa 21 3d".
QString maskKey(const FrameHeader &header);
/// 7, 16 or 64.
int lengthBits(const FrameHeader &header);
/// "FIN 1 · RSV 000 · opcode 1 text · not masked · length 182 (16 bit)".
QString summary(const FrameHeader &header);

/// One named part of a header.
struct Field
{
    QString bits;    ///< bits with dots for those of other fields ("1... ...."), or bytes as hex ("00 b6")
    QString name;    ///< "FIN"
    QString value;   ///< "1"
    QString meaning; ///< "the last frame of its message"; may be empty
};
QList<Field> fields(const FrameHeader &header);

} // namespace framewatch::FrameText
