// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of JSON, appended to a byte array: for output of millions of lines a document tree would be most of
// the work.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace framewatch::JsonText {

/// A string with its quotes. Non-ASCII stays as it is; control characters (C0, DEL and C1, which a terminal
/// would act upon) are escaped. `utf8` must be valid.
void appendString(QByteArray &out, QByteArrayView utf8);
void appendString(QByteArray &out, QStringView text);
/// A string with its quotes, RFC 4648 §4.
void appendBase64(QByteArray &out, const QByteArray &bytes);
void appendNumber(QByteArray &out, qint64 number);

/// Bytes that should be UTF-8 as UTF-8: taken for Latin-1 if they are not, as old HTTP headers are.
QByteArray fromHttp(const QByteArray &bytes);

} // namespace framewatch::JsonText
