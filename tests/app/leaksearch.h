// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for a secret in all a run of the program leaves behind, as it stands and escaped.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace framewatch::test {

class Program;

namespace LeakSearch {

/// How the secret may stand somewhere; made on purpose without the program's own redactor.
QList<QByteArray> formsOf(const QString &secret);
/// Output, errors and files of the program's folder that have needle in them; files named *.secret do not count.
QStringList placesOf(const QByteArray &needle, const Program &program);
/// The same of one folder alone.
QStringList placesIn(const QByteArray &needle, const QString &folder);
QStringList leaksIn(const QString &secret, const QString &folder);
/// A sentence for each form of the secret that was found; none is what a test wants.
QStringList leaks(const QString &secret, const Program &program);

} // namespace LeakSearch
} // namespace framewatch::test
