// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A capture in other formats.
#pragma once

#include "model/capture/capturereader.h"

class QIODevice;

namespace framewatch::Exporter {

enum class Format : quint8 { JsonLines, Har, Csv, Text };
std::optional<Format> formatFromName(const QString &name); ///< jsonl, har, csv, text

/// Writes the whole capture, streaming: memory does not grow with it. FileUnwritable names the device's
/// error.
Result<bool> write(const CaptureReader &reader, Format format, QIODevice &device);

} // namespace framewatch::Exporter
