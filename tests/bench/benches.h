// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the bench. Each adds its figures to the report.
#pragma once

#include "tests/bench/report.h"

namespace framewatch::bench {

struct Scale
{
    qint64 messages = 1'000'000; ///< of a flood
    qint64 memoryMessages = 10'000'000;
    int rounds = 3;
};

void benchPipeline(Report &report, const Scale &scale);
void benchCompression(Report &report, const Scale &scale);
void benchRoundTrip(Report &report, const Scale &scale);
void benchMemory(Report &report, const Scale &scale);
void benchWindow(Report &report, const Scale &scale);
void benchStart(Report &report, const Scale &scale);
void benchFilter(Report &report, const Scale &scale);

/// Child processes of benchWindow and benchStart.
int runWindowFlood(const QStringList &arguments);
int runWindowStart(const QString &kind);

/// Seconds from connecting to the last of `messages` committed, through a Session without a window; negative: failed.
double floodSession(const QString &url, qint64 messages, const QString &captureFile);

} // namespace framewatch::bench
