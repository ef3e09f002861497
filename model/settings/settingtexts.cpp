// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/settingtexts.h"

#include <QHash>
#include <QRegularExpression>

namespace framewatch {

namespace {

using Visit = std::function<void(SettingText &)>;

void visitText(const QString &name, QString &text, const Visit &visit, bool isSecret = false)
{
    SettingText shown{name, text, isSecret};
    visit(shown);
    text = shown.text;
}

void visitBytes(const QString &name, QByteArray &bytes, const Visit &visit, bool isSecret = false)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() != bytes)
        return;
    SettingText shown{name, text, isSecret};
    visit(shown);
    if (shown.text != text)
        bytes = shown.text.toUtf8();
}

void visitHeaders(QList<HeaderRow> &headers, const Visit &visit)
{
    QHash<QByteArray, int> seen; // names may come twice; by name, so that another order is no other name
    for (qsizetype i = 0; i < headers.size(); ++i) {
        HeaderRow &row = headers[i];
        const QByteArray lower = row.name.toLower();
        const int count = ++seen[lower];
        QString name = QStringLiteral("header:") + QString::fromUtf8(lower);
        if (count > 1)
            name += u':' + QString::number(count);
        const bool isSecret = row.isSecret();
        visitBytes(QStringLiteral("headers.%1.name").arg(i), row.name, visit);
        visitBytes(name, row.value, visit, isSecret);
    }
}

void visitSteps(QList<OpenStep> &steps, const Visit &visit)
{
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QString name = QStringLiteral("openSteps.%1.").arg(i);
        visitText(name + QStringLiteral("text"), steps[i].text, visit);
        visitText(name + QStringLiteral("match.path"), steps[i].match.path, visit);
        visitText(name + QStringLiteral("match.value"), steps[i].match.value, visit);
    }
}

} // namespace

bool SettingText::isFree() const
{
    static const QRegularExpression free(QStringLiteral(
        R"(\A(header:.*|auth\.(template|token)|heartbeat|openSteps\.\d+\.(text|match\.value))\z)"));
    return free.match(name).hasMatch();
}

void SettingTexts::visit(ConnectionSettings &settings, const Visit &visit)
{
    visitText(QStringLiteral("url"), settings.url, visit);
    visitHeaders(settings.headers, visit);
    for (qsizetype i = 0; i < settings.subprotocols.size(); ++i)
        visitText(QStringLiteral("subprotocols.%1").arg(i), settings.subprotocols[i], visit);
    visitBytes(QStringLiteral("origin"), settings.origin, visit);
    visitText(QStringLiteral("auth.name"), settings.auth.name, visit);
    visitText(QStringLiteral("auth.token"), settings.auth.token, visit, true);
    visitText(QStringLiteral("auth.template"), settings.auth.messageTemplate, visit);
    visitText(QStringLiteral("tls.caFile"), settings.tls.caFile, visit);
    visitText(QStringLiteral("tls.certFile"), settings.tls.certFile, visit);
    visitText(QStringLiteral("tls.keyFile"), settings.tls.keyFile, visit);
    visitText(QStringLiteral("tls.passphrase"), settings.tls.passphrase, visit, true);
    visitText(QStringLiteral("tls.serverName"), settings.tls.serverName, visit);
    visitText(QStringLiteral("network.proxyHost"), settings.network.proxyHost, visit);
    visitText(QStringLiteral("network.proxyUser"), settings.network.proxyUser, visit);
    visitText(QStringLiteral("network.proxyPassword"), settings.network.proxyPassword, visit, true);
    visitText(QStringLiteral("heartbeat"), settings.heartbeat, visit);
    visitSteps(settings.openSteps, visit);
}

} // namespace framewatch
