// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as offset, hex and ASCII columns, a line at a time: any size costs only the lines asked for.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace framewatch::HexDump {

struct Line
{
    QString offset; ///< "000001f0": offsetDigits(size) digits
    QString hex;    ///< "a5 01 02 ff  10 22 9c 41": a wider gap after each eight bytes
    QString ascii;  ///< one character a byte, '·' for what is not printable ASCII
};

/// Digits that the largest offset of size bytes needs: 4, 8, 12 or 16.
int offsetDigits(qint64 size);
/// Lines that size bytes fill.
qint64 lineCount(qint64 size, int perLine);
/// Line number `line` (from 0); empty columns behind the end.
Line line(QByteArrayView bytes, qint64 line, int perLine);
/// Column (in characters) of the line's hex part at which byte number `index` of the line starts.
int hexColumn(int index);
/// Characters of a full line's hex part.
int hexWidth(int perLine);
/// "a5 01 02".
QString hex(QByteArrayView bytes);
/// Lines first … last as text, columns two blanks apart, each with a line end.
QString text(QByteArrayView bytes, qint64 first, qint64 last, int perLine = 16);

} // namespace framewatch::HexDump
