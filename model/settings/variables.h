// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// {{name}} in connection settings, and the values that go there.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/settings/secretsearch.h"

#include <QCoreApplication>
#include <QMap>

namespace framewatch {

struct VariableValue
{
    QString text;
    bool isSecret = false;

    bool operator==(const VariableValue &) const = default;
};

/// The values of one environment, by name.
class Variables
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::Variables)

public:
    static constexpr qsizetype MostCharacters = 1 << 20; ///< of one text with its values in it

    Variables() = default;
    /// environment: its name, for errors; empty: none is chosen.
    Variables(QMap<QString, VariableValue> values, QString environment);

    /// Letters, digits, "_", "-" and "."; not a digit, "-" or "." in front.
    static bool isName(QStringView name);
    /// Whether nothing but variables stands in it, with an authentication scheme or cookie names beside them
    /// at most:
    /// "{{token}}", "Bearer {{token}}", "sid={{sid}}; theme={{theme}}".
    static bool isReference(const QString &text);
    static bool hasReferences(const ConnectionSettings &settings);

    /// With a word in place of each {{name}} that may stand in a host's name as well as in a header: to see
    /// whether all the rest can be sent. unfilled() puts the names back.
    static ConnectionSettings filled(const ConnectionSettings &settings);
    static QString unfilled(const QString &text, const ConnectionSettings &settings);

    /// Puts a value in place of each {{name}} (blanks inside the braces are allowed), once: what a value says
    /// is not looked at again, so a value may hold braces. {{$name}} is left to the composer. Invalid names
    /// every variable that has no value.
    Result<QString> expand(const QString &text) const;
    /// Every text of the settings. The secret values of the environment come into extraSecrets.
    Result<ConnectionSettings> expand(const ConnectionSettings &settings) const;

    /// The way back for secrets, whoever typed them: {{name}} wherever the value stands as it is (see
    /// SecretSearch). extraSecrets have all their values afterwards, so that SettingsSecrets::take() takes a
    /// text that holds one in another form.
    QString conceal(const QString &text, SecretSearch::In in = SecretSearch::In::Text) const;
    ConnectionSettings conceal(const ConnectionSettings &settings) const;
    QList<QByteArray> secrets() const;

private:
    QStringList missingIn(const QString &text) const;
    Error unknown(const QStringList &names) const;

    QMap<QString, VariableValue> m_values;
    QString m_environment;
};

} // namespace framewatch
