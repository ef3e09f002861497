// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/variables.h"

#include "model/settings/secretsearch.h"
#include "model/settings/settingtexts.h"

#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <utility>

namespace framewatch {

namespace {

const QRegularExpression &reference()
{
    static const QRegularExpression expression(QStringLiteral(R"(\{\{\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*\}\})"));
    return expression;
}

/// “a”, “b” and “c”
QString listOf(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted.append(Variables::tr("“%1”").arg(name));
    if (quoted.size() < 2)
        return quoted.join(QString());
    const QString last = quoted.takeLast();
    return Variables::tr("%1 and %2").arg(quoted.join(QStringLiteral(", ")), last);
}

QString mark(qsizetype index)
{
    return QStringLiteral("variable%1x").arg(index);
}

/// Text with marks in place of its references, which are added to names.
QString marked(const QString &text, QStringList &names)
{
    QString out;
    qsizetype from = 0;
    for (auto matches = reference().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        out += text.mid(from, match.capturedStart() - from) + mark(names.size());
        names.append(match.captured());
        from = match.capturedEnd();
    }
    return out + text.mid(from);
}

/// Calls replace for each stretch of text between its references.
QString betweenReferences(const QString &text, const std::function<QString(const QString &)> &replace)
{
    QString out;
    qsizetype from = 0;
    for (auto matches = reference().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        out += replace(text.mid(from, match.capturedStart() - from)) + match.captured();
        from = match.capturedEnd();
    }
    return out + replace(text.mid(from));
}

void addSecrets(QList<QByteArray> &known, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        if (!known.contains(secret))
            known.append(secret);
    }
}

QString replaced(const QString &text, const QByteArray &value, const QByteArray &reference,
                 SecretSearch::In in)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.trimmed() == value) // all of it: however short the value is
        return QString::fromUtf8(bytes.replace(value, reference));
    for (qsizetype at = 0; (at = SecretSearch::find(bytes, value, in, at)) >= 0; at += reference.size())
        bytes.replace(at, value.size(), reference);
    return QString::fromUtf8(bytes);
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

ConnectionSettings Variables::filled(const ConnectionSettings &settings)
{
    ConnectionSettings filled = settings;
    QStringList names;
    SettingTexts::visit(filled, [&names](SettingText &text) { text.text = marked(text.text, names); });
    if (!names.isEmpty() && !filled.url.contains(QStringLiteral("://")))
        filled.url.prepend(QStringLiteral("ws://"));
    return filled;
}

QString Variables::unfilled(const QString &text, const ConnectionSettings &settings)
{
    ConnectionSettings looked = settings;
    QStringList names;
    SettingTexts::visit(looked, [&names](SettingText &setting) { marked(setting.text, names); });
    QString unfilled = text;
    for (qsizetype i = names.size() - 1; i >= 0; --i)
        unfilled.replace(mark(i), names[i]);
    return unfilled;
}

QStringList Variables::missingIn(const QString &text) const
{
    QStringList names;
    for (auto matches = reference().globalMatch(text); matches.hasNext();) {
        const QString name = matches.next().captured(1);
        if (!m_values.contains(name))
            names.append(name);
    }
    return names;
}

Error Variables::unknown(const QStringList &names) const
{
    QString sentence;
    if (names.size() > 1)
        sentence = m_environment.isEmpty() ? tr("The variables %1 have no value: no environment is chosen")
                                           : tr("The variables %1 have no value in the environment “%2”");
    else
        sentence = m_environment.isEmpty() ? tr("The variable %1 has no value: no environment is chosen")
                                           : tr("The variable %1 has no value in the environment “%2”");
    sentence =
        m_environment.isEmpty() ? sentence.arg(listOf(names)) : sentence.arg(listOf(names), m_environment);
    return {ErrorCode::Invalid, sentence, {}};
}

Result<QString> Variables::expand(const QString &text) const
{
    QStringList missing = missingIn(text);
    if (missing.removeDuplicates(); !missing.isEmpty())
        return unknown(missing);
    QString out;
    qsizetype from = 0;
    for (auto matches = reference().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(text).sliced(from, match.capturedStart() - from);
        out += m_values.value(match.captured(1)).text;
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
    QStringList missing;
    SettingTexts::visit(expanded, [&](SettingText &text) { missing += missingIn(text.text); });
    if (missing.removeDuplicates(); !missing.isEmpty())
        return unknown(missing);
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
    addSecrets(expanded.extraSecrets, secrets());
    return expanded;
}

QList<QByteArray> Variables::secrets() const
{
    QList<QByteArray> secrets;
    for (const VariableValue &value : m_values) {
        if (value.isSecret && !value.text.isEmpty())
            secrets.append(value.text.toUtf8());
    }
    return secrets;
}

QString Variables::conceal(const QString &text, SecretSearch::In in) const
{
    QList<std::pair<QByteArray, QByteArray>>
        secrets; // value, reference; the longest first: one may hold another
    for (auto value = m_values.begin(); value != m_values.end(); ++value) {
        if (value->isSecret && !value->text.isEmpty())
            secrets.append({value->text.toUtf8(), "{{" + value.key().toUtf8() + "}}"});
    }
    std::stable_sort(secrets.begin(), secrets.end(),
                     [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    QString concealed = text;
    for (const auto &[value, name] : std::as_const(secrets)) {
        concealed = betweenReferences(concealed, [&, value = value, name = name](const QString &part) {
            return replaced(part, value, name, in);
        });
    }
    return concealed;
}

ConnectionSettings Variables::conceal(const ConnectionSettings &settings) const
{
    ConnectionSettings concealed = settings;
    SettingTexts::visit(concealed, [this](SettingText &text) {
        const qsizetype query = text.name == u"url" ? text.text.indexOf(u'?') : -1;
        const QString head = text.text.left(query);
        text.text = conceal(head, text.isFree() ? SecretSearch::In::Text : SecretSearch::In::Name) +
                    conceal(text.text.mid(head.size()), SecretSearch::In::Text);
    });
    addSecrets(concealed.extraSecrets, secrets());
    return concealed;
}

} // namespace framewatch
