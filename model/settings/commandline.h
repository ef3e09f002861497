// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a command, sorted into options and the rest by a table of the command's options.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QStringList>

#include <functional>
#include <optional>

namespace framewatch {

/// One option a program knows.
struct CommandOption
{
    const char *names; ///< "-H --header": all spellings, blanks between
    bool takesValue;
    /// What it means to us; nothing: it means nothing to a connection and is told in a note.
    std::function<void(const QString &value)> apply = {};
    bool isSilent = false; ///< without apply: of no interest, not even a note
};

class CommandLineReader
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::CommandLineReader)

public:
    explicit CommandLineReader(QList<CommandOption> options)
        : m_options(std::move(options))
    {
    }

    /// Applies options in order: "--name value", "--name=value", "-n value", "-nvalue", "-abc". "--" ends
    /// them. An unknown one is told in notes; whether it takes a value cannot be known then.
    void read(const QStringList &words);

    QStringList positional() const { return m_positional; }
    QStringList notes() const { return m_notes; }

private:
    const CommandOption *find(const QString &name) const;
    void readLong(const QStringList &words, qsizetype &at);
    void readShort(const QStringList &words, qsizetype &at);
    void use(const CommandOption &option, const QString &name, const QString &value);
    void addUnknown(const QString &name);

    QList<CommandOption> m_options;
    QStringList m_positional;
    QStringList m_notes;
};

} // namespace framewatch
