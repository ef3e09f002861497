// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/commandlineoptions.h"
#include "app/commandlinevalues.h"

#include <QCoreApplication>

namespace framewatch::CommandLine {
namespace {

/// Takes arguments one after the other; stops at the first that is wrong.
class Parser
{
public:
    explicit Parser(const QStringList &arguments)
        : m_arguments(arguments)
    {
    }

    Result<Draft> run();

private:
    std::optional<Error> take(const QString &argument);
    std::optional<Error> takeLong(QStringView argument);
    std::optional<Error> takeShort(QStringView letters);
    std::optional<Error> takeUrl(const QString &url);
    /// value: what stood in the same argument, if anything did.
    std::optional<Error> apply(const OptionSpec &option, std::optional<QString> value);

    QStringList m_arguments;
    qsizetype m_next = 0;
    bool m_optionsEnded = false;
    Draft m_draft;
};

Result<Draft> Parser::run()
{
    while (m_next < m_arguments.size()) {
        if (auto error = take(m_arguments[m_next++]))
            return *error;
        if (m_draft.options.help || m_draft.options.version)
            break;
    }
    return m_draft;
}

std::optional<Error> Parser::take(const QString &argument)
{
    if (m_optionsEnded || argument.size() < 2 || !argument.startsWith(u'-'))
        return takeUrl(argument);
    if (argument == QLatin1String("--")) {
        m_optionsEnded = true;
        return {};
    }
    return argument[1] == u'-' ? takeLong(QStringView(argument).sliced(2))
                               : takeShort(QStringView(argument).sliced(1));
}

std::optional<Error> Parser::takeLong(QStringView argument)
{
    const qsizetype equals = argument.indexOf(u'=');
    const QStringView name = equals < 0 ? argument : argument.first(equals);
    const OptionSpec *option = findOption(name);
    if (!option)
        return usage(QStringLiteral("there is no option --%1").arg(name));
    return apply(*option, equals < 0 ? std::nullopt : std::optional(argument.sliced(equals + 1).toString()));
}

std::optional<Error> Parser::takeShort(QStringView letters)
{
    const OptionSpec *option = findOption(letters.front());
    if (!option)
        return usage(QStringLiteral("there is no option -%1").arg(letters.front()));
    const QStringView rest = letters.sliced(1);
    if (option->value || rest.isEmpty())
        return apply(*option, rest.isEmpty() ? std::nullopt : std::optional(rest.toString()));
    if (auto error = apply(*option, std::nullopt))
        return error;
    return takeShort(rest);
}

std::optional<Error> Parser::takeUrl(const QString &url)
{
    if (url.isEmpty())
        return usage(QStringLiteral("the URL is empty"));
    if (!m_draft.options.connection.url.isEmpty())
        return usage(QStringLiteral("there is more than one URL"));
    m_draft.options.connection.url = url;
    return {};
}

std::optional<Error> Parser::apply(const OptionSpec &option, std::optional<QString> value)
{
    const QString name = QLatin1String(option.name);
    if (!option.value) {
        if (value)
            return usage(QStringLiteral("--%1 takes no value").arg(name));
        return option.apply(m_draft, {});
    }
    if (!value && m_next == m_arguments.size())
        return usage(QStringLiteral("--%1 needs a value").arg(name));
    return option.apply(m_draft, value ? *value : m_arguments[m_next++]);
}

} // namespace

Result<Options> parse(const QStringList &arguments)
{
    Result<Draft> draft = Parser(arguments).run();
    if (!draft)
        return draft.error();
    if (draft.value().options.help || draft.value().options.version)
        return draft.value().options;
    return complete(std::move(draft).value());
}

QString versionText()
{
    return QStringLiteral("framewatch " FRAMEWATCH_VERSION "\n");
}

QString usageLine(const Error &error)
{
    QString clause = error.message;
    std::replace_if(
        clause.begin(), clause.end(), [](QChar c) { return c.unicode() < 32 || c.unicode() == 127; }, u'?');
    return QStringLiteral("framewatch: %1 (usage: framewatch [options] [URL], see --help)\n").arg(clause);
}

} // namespace framewatch::CommandLine
