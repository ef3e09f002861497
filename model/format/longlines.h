// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Text with lines too long to lay out, broken for display and joined again for the clipboard.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace framewatch::LongLines {

struct Broken
{
    QByteArray text;
    QList<qsizetype> breaks; ///< positions in text of the line ends that were put in, rising
};

/// Puts a line end into every line after at most maxBytes bytes, never inside a UTF-8 sequence. Text that
/// needs none comes back shared, not copied.
Broken broken(const QByteArray &text, qsizetype maxBytes);
/// `part` of a broken text, which starts at `start` in it, without the line ends that were put in.
QByteArray joined(QByteArrayView part, qsizetype start, const QList<qsizetype> &breaks);

} // namespace framewatch::LongLines
