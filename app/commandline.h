// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as values.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/exchange/exporter.h"
#include "model/server/replyrule.h"

#include <QHostAddress>

#include <chrono>
#include <optional>

namespace framewatch {

/// One --send or --send-file.
struct SendOption
{
    bool isFile = false;
    QString value; ///< the text, or the file's name
};

struct ExportOption
{
    Exporter::Format format = Exporter::Format::JsonLines;
    QString file; ///< "-": standard output
};

/// --serve and what goes with it.
struct ServeOption
{
    QHostAddress host = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; ///< 0: any free one
};

/// What the command line asked for. Files it names have not been looked at: Inputs reads them.
struct Options
{
    bool help = false;
    bool version = false;
    bool demo = false;
    bool headless = false;
    bool quiet = false;
    bool echo = false;
    bool eachOpen = false;
    QString captureFile;
    QString openFile;
    std::optional<ExportOption> exportTo;

    /// url is empty without URL; auth.token is empty while tokenFile names it.
    ConnectionSettings connection;
    QString tokenFile;
    QString passphraseFile;       ///< of the client certificate's key
    QList<SendOption> sends;      ///< in the order of the command line
    qint64 stopAfterReceived = 0; ///< 0: never
    std::optional<std::chrono::milliseconds> duration;

    std::optional<ServeOption> serve;
    ReplyRule serveRule = ReplyRule::presets().constFirst(); ///< with --serve-greeting applied
    QString serveCertFile;
    QString serveKeyFile; ///< empty: the key is in serveCertFile

    bool wantsConnection() const { return demo || !connection.url.isEmpty(); }
};

/// Pure functions: nothing is printed, read or ended here.
namespace CommandLine {

/// arguments without the program's name. Usage says in one clause what is wrong and never repeats a value
/// that may be a secret. With --help or --version nothing else is checked.
Result<Options> parse(const QStringList &arguments);
/// The answer to --help, with a line end.
QString helpText();
/// The answer to --version, with a line end.
QString versionText();
/// A usage error as the one line for standard error, with a line end.
QString usageLine(const Error &error);

} // namespace CommandLine
} // namespace framewatch
