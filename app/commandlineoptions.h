// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The options as a table: parsing and --help both come from it.
#pragma once

#include "app/commandline.h"

namespace framewatch::CommandLine {

/// What has been read so far, with what only the end can judge.
struct Draft
{
    Options options;
    QString authPlace; ///< empty: not given
    std::optional<QString> token;
    std::optional<ReconnectPolicy> reconnect;
    std::optional<int> maxAttempts;
    std::optional<QString> serveGreeting;
    bool serveRuleGiven = false;
};

struct OptionSpec
{
    const char *name;
    char letter;       ///< 0: none
    const char *value; ///< its name in --help; nullptr: takes none
    const char *help;
    std::optional<Error> (*apply)(Draft &draft, const QString &value);
};

/// nullptr: there is none.
const OptionSpec *findOption(QStringView name);
const OptionSpec *findOption(QChar letter);

/// Joins what belongs together and refuses what does not.
Result<Options> complete(Draft draft);

} // namespace framewatch::CommandLine
