// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/commandline.h"

namespace framewatch {

const CommandOption *CommandLineReader::find(const QString &name) const
{
    for (const CommandOption &option : m_options) {
        if (QString::fromLatin1(option.names).split(u' ').contains(name))
            return &option;
    }
    return nullptr;
}

void CommandLineReader::read(const QStringList &words)
{
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QString &word = words[at];
        if (word == u"--") {
            m_positional += words.mid(at + 1);
            return;
        }
        if (word.startsWith(QStringLiteral("--")))
            readLong(words, at);
        else if (word.startsWith(u'-') && word.size() > 1)
            readShort(words, at);
        else
            m_positional.append(word);
    }
}

void CommandLineReader::readLong(const QStringList &words, qsizetype &at)
{
    const QString &word = words[at];
    const qsizetype equals = word.indexOf(u'=');
    const QString name = word.left(equals);
    const CommandOption *option = find(name);
    if (!option)
        addUnknown(name);
    else if (!option->takesValue || equals >= 0)
        use(*option, name, equals < 0 ? QString() : word.mid(equals + 1));
    else
        use(*option, name, words.value(++at));
}

void CommandLineReader::readShort(const QStringList &words, qsizetype &at)
{
    const QString &word = words[at];
    for (qsizetype i = 1; i < word.size(); ++i) {
        const QString name = QStringLiteral("-") + word[i];
        const CommandOption *option = find(name);
        if (!option) {
            addUnknown(name);
            continue;
        }
        if (!option->takesValue) {
            use(*option, name, {});
            continue;
        }
        QString value = word.mid(i + 1);
        if (value.startsWith(u'='))
            value.remove(0, 1);
        use(*option, name, value.isEmpty() ? words.value(++at) : value);
        return;
    }
}

void CommandLineReader::use(const CommandOption &option, const QString &name, const QString &value)
{
    if (option.apply)
        option.apply(value);
    else if (!option.isSilent)
        m_notes.append(tr("%1 has no meaning for a WebSocket here and was left out").arg(name));
}

void CommandLineReader::addUnknown(const QString &name)
{
    m_notes.append(tr("%1 is not known and was left out").arg(name.left(40)));
}

} // namespace framewatch
