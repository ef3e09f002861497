// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/commandexport.h"

#include "model/core/redactor.h"
#include "model/settings/commandtexts.h"
#include "model/settings/settingssecrets.h"
#include "model/settings/settingtexts.h"

namespace framewatch {

namespace {

/// "YOUR_TOKEN", the scheme of an Authorization header kept in front.
QString placeholder(const QString &name, const QString &value)
{
    QString word = name.section(u':', 1, 1);
    if (word.isEmpty())
        word = name.section(u'.', -1);
    word = QStringLiteral("YOUR_") + word.toUpper().replace(u'-', u'_');
    const QString scheme = value.section(u' ', 0, 0);
    const bool hasScheme = name.startsWith(QStringLiteral("header:authorization")) && value.contains(u' ');
    return hasScheme ? scheme + u' ' + word : word;
}

ConnectionSettings withPlaceholders(const ConnectionSettings &settings)
{
    const Redactor redactor(settings.secrets());
    ConnectionSettings shown = settings;
    const SettingsSecrets::Values taken = SettingsSecrets::take(shown);
    SettingsSecrets::Values put;
    QStringList theirs{QStringLiteral("urlPassword")};
    ConnectionSettings looked = settings;
    SettingTexts::visit(looked, [&](SettingText &text) {
        if (text.isSecret)
            theirs.append(text.name);
    });
    for (auto value = taken.begin(); value != taken.end(); ++value) {
        QString text = value.value();
        if (theirs.contains(value.key()))
            text = value.key() == u"urlPassword" ? QStringLiteral("YOUR_PASSWORD")
                                                 : placeholder(value.key(), text);
        else
            redactor.redact(text);
        put.insert(value.key(), text);
    }
    SettingsSecrets::put(shown, put);
    return shown;
}

} // namespace

QString CommandExport::title(Target target)
{
    switch (target) {
    case Target::Curl:
        return QStringLiteral("curl");
    case Target::Wscat:
        return QStringLiteral("wscat");
    case Target::Websocat:
        return QStringLiteral("websocat");
    case Target::JavaScript:
        return tr("JavaScript (browser)");
    case Target::Node:
        return tr("JavaScript (Node.js, ws)");
    case Target::Python:
        return tr("Python (websockets)");
    case Target::Qt:
        return tr("C++ (Qt)");
    }
    return {};
}

Result<QString> CommandExport::text(const ConnectionSettings &settings, Target target, Secrets secrets)
{
    const Result<PlainRequest> plain =
        PlainRequest::of(secrets == Secrets::Included ? settings : withPlaceholders(settings));
    if (!plain)
        return plain.error();
    switch (target) {
    case Target::Curl:
        return CommandTexts::curl(plain.value());
    case Target::Wscat:
        return CommandTexts::wscat(plain.value());
    case Target::Websocat:
        return CommandTexts::websocat(plain.value());
    case Target::JavaScript:
        return CommandTexts::javaScript(plain.value());
    case Target::Node:
        return CommandTexts::node(plain.value());
    case Target::Python:
        return CommandTexts::python(plain.value());
    case Target::Qt:
        return CommandTexts::qt(plain.value());
    }
    return QString();
}

} // namespace framewatch
