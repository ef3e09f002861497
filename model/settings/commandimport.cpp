// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/commandimport.h"

#include "model/settings/cmdwords.h"
#include "model/settings/importtarget.h"
#include "model/settings/shellwords.h"

#include <array>

namespace framewatch {

namespace {

struct Program
{
    const char *name;
    QList<CommandOption> (*options)(ImportTarget &target, QStringList &urls);
};

constexpr std::array Programs{Program{"curl", curlOptions}, Program{"wscat", wscatOptions},
                              Program{"websocat", websocatOptions}};

const Program *programOf(const QString &word)
{
    QString name = word.section(u'/', -1).section(u'\\', -1);
    if (name.endsWith(QStringLiteral(".exe")))
        name.chop(4);
    for (const Program &program : Programs) {
        if (name == QLatin1String(program.name))
            return &program;
    }
    return nullptr;
}

/// What stands before the program in notes and terminals: "$ npx wscat".
void dropPrefix(QStringList &words)
{
    while (!words.isEmpty() && (words.first() == u"$" || words.first() == u">" || words.first() == u"npx" ||
                                words.first() == u"sudo"))
        words.removeFirst();
}

} // namespace

bool CommandImport::looksLikeOne(const QString &text)
{
    QStringList words = text.left(200).simplified().split(u' ');
    dropPrefix(words);
    return words.size() > 1 && programOf(words.first());
}

Result<ImportedCommand> CommandImport::read(const QString &command)
{
    if (command.size() > MostCharacters)
        return Error{ErrorCode::Invalid, tr("The command is too long"), {}};
    Result<QStringList> words =
        CmdWords::isOne(command) ? CmdWords::split(command) : ShellWords::split(command);
    if (!words)
        return words.error();
    dropPrefix(words.value());
    const Program *program = words.value().isEmpty() ? nullptr : programOf(words.value().first());
    if (!program)
        return Error{ErrorCode::Invalid, tr("The command does not start with curl, wscat or websocat"), {}};
    ImportTarget target;
    QStringList urls;
    CommandLineReader reader(program->options(target, urls));
    reader.read(words.value().mid(1));
    target.finish();
    urls += reader.positional();
    if (!target.refusal.isEmpty())
        return Error{ErrorCode::Invalid, target.refusal, {}};
    if (const Result<bool> url = target.setUrl(urls); !url)
        return url.error();
    return ImportedCommand{target.settings, reader.notes() + target.notes};
}

} // namespace framewatch
