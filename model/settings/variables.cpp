// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/variables.h"

#include "model/settings/settingtexts.h"

#include <QHash>
#include <QRegularExpression>

#include <utility>

namespace framewatch {

namespace {

const QRegularExpression &reference()
{
    static const QRegularExpression expression(QStringLiteral(R"(\{\{\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*\}\})"));
    return expression;
}

Error unknownVariable(const QString &name, const QString &environment)
{
    if (environment.isEmpty())
        return {ErrorCode::Invalid,
                Variables::tr("The variable “%1” has no value: no environment is chosen").arg(name),
                {}};
    return {ErrorCode::Invalid,
            Variables::tr("The variable “%1” has no value in the environment “%2”").arg(name, environment),
            {}};
}

} // namespace

Variables::Variables(QMap<QString, VariableValue> values, QString environment)
    : m_values(std::move(values))
    , m_environment(std::move(environment))
{
}

bool Variables::isName(QStringView name)
{
    static const QRegularExpression whole(QStringLiteral(R"(\A[A-Za-z_][A-Za-z0-9_.-]*\z)"));
    return whole.match(name).hasMatch();
}

bool Variables::isReference(const QString &text)
{
    QString rest = text;
    rest.remove(reference());
    if (rest == text)
        return false;
    static const QRegularExpression scheme(QStringLiteral(R"(\A\s*([A-Za-z][A-Za-z0-9-]*\s+)?\z)"));
    static const QRegularExpression cookies(QStringLiteral(R"(\A\s*([A-Za-z0-9_.-]+=\s*;?\s*)+\z)"));
    return scheme.match(rest).hasMatch() || cookies.match(rest).hasMatch();
}

bool Variables::hasReferences(const ConnectionSettings &settings)
{
    bool found = false;
    ConnectionSettings looked = settings;
    SettingTexts::visit(looked, [&](SettingText &text) { found = found || text.text.contains(reference()); });
    return found;
}

Result<QString> Variables::expand(const QString &text) const
{
    QString out;
    qsizetype from = 0;
    for (auto matches = reference().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const auto value = m_values.constFind(match.captured(1));
        if (value == m_values.constEnd())
            return unknownVariable(match.captured(1), m_environment);
        out += QStringView(text).sliced(from, match.capturedStart() - from);
        out += value->text;
        from = match.capturedEnd();
        if (out.size() > MostCharacters)
            return Error{ErrorCode::Invalid,
                         tr("With the values of its variables a text is longer than %1 characters")
                             .arg(MostCharacters),
                         {}};
    }
    return QString(out += QStringView(text).sliced(from));
}

Result<ConnectionSettings> Variables::expand(const ConnectionSettings &settings) const
{
    ConnectionSettings expanded = settings;
    Error error;
    SettingTexts::visit(expanded, [&](SettingText &text) {
        if (error)
            return;
        Result<QString> value = expand(text.text);
        if (value)
            text.text = value.value();
        else
            error = value.error();
    });
    if (error)
        return error;
    for (const VariableValue &value : m_values) {
        const QByteArray secret = value.text.toUtf8();
        if (value.isSecret && !secret.isEmpty() && !expanded.extraSecrets.contains(secret))
            expanded.extraSecrets.append(secret);
    }
    return expanded;
}

ConnectionSettings Variables::restore(const ConnectionSettings &edited, const ConnectionSettings &expanded,
                                      const ConnectionSettings &written)
{
    QStringList before;
    ConnectionSettings source = written;
    SettingTexts::visit(source, [&](SettingText &text) { before.append(text.text); });
    QHash<QString, std::pair<QString, QString>> known; // name → expanded, written
    source = expanded;
    qsizetype index = 0;
    SettingTexts::visit(source, [&](SettingText &text) {
        known.insert(text.name, {text.text, before.value(index)});
        ++index;
    });
    ConnectionSettings restored = edited;
    SettingTexts::visit(restored, [&](SettingText &text) {
        const auto found = known.constFind(text.name);
        if (found != known.constEnd() && found->first == text.text)
            text.text = found->second;
    });
    restored.extraSecrets.clear();
    return restored;
}

} // namespace framewatch
