// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the log as text for the clipboard.
#pragma once

#include "model/capture/capturereader.h"

#include <QList>
#include <QString>

namespace framewatch::LogClipboard {

/// A clipboard is no export: what is over these limits is left out and said so.
inline constexpr int MaxRows = 10'000;
inline constexpr qint64 MaxBytes = 64 * 1024 * 1024;

enum class What : quint8 {
    Payload,  ///< text as it is, binary as hex, events as their sentence; a line each
    JsonLine, ///< as the exports have it
    Row,      ///< number, time, direction, type, size, payload, with tabs between
};

struct Copied
{
    QString text;
    int rows = 0; ///< fewer than asked for: the limit of bytes was reached, or entries could not be read
};

/// Reads the entries whole.
Copied text(const CaptureReader &reader, const QList<qint64> &ids, What what);
/// One entry's payload in the form a person pastes.
QString payloadText(const Entry &entry);

} // namespace framewatch::LogClipboard
