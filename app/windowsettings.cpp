// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowsettings.h"

#include <QUrl>

namespace framewatch {

namespace {

namespace Key {
const QString Geometry = QStringLiteral("window/geometry");
const QString SidePanel = QStringLiteral("window/sidePanel");
const QString Layout = QStringLiteral("window/layout/");
const QString Urls = QStringLiteral("connections/urls");
const QString Environment = QStringLiteral("connections/environment");
const QString Draft = QStringLiteral("composer/draft");
const QString ServerHost = QStringLiteral("server/host");
const QString ServerPort = QStringLiteral("server/port");
const QString ServerRule = QStringLiteral("server/rule");
const QString ServerGreeting = QStringLiteral("server/greeting");
const QString ServerTemplate = QStringLiteral("server/template");
const QString ServerAudience = QStringLiteral("server/audience");
} // namespace Key

constexpr quint16 UsualPort = 8080;

/// Byte for byte, but for the password: "user:secret@host" becomes "user@host".
QString withoutPassword(const QString &url)
{
    const qsizetype start = url.indexOf(QStringLiteral("://"));
    const qsizetype from = start < 0 ? 0 : start + 3;
    const qsizetype slash = url.indexOf(u'/', from);
    const qsizetype at = url.lastIndexOf(u'@', slash < 0 ? -1 : slash);
    const qsizetype colon = url.indexOf(u':', from);
    if (at < from || colon < 0 || colon > at)
        return url;
    return url.left(colon) + url.mid(at);
}

} // namespace

WindowSettings::WindowSettings()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("framewatch"),
                 QStringLiteral("window"))
{
}

WindowSettings::WindowSettings(const QString &iniFile)
    : m_settings(iniFile, QSettings::IniFormat)
{
}

void WindowSettings::setSecrets(const QList<QByteArray> &secrets)
{
    m_redactor = Redactor(secrets);
}

QByteArray WindowSettings::geometry() const
{
    return m_settings.value(Key::Geometry).toByteArray();
}

void WindowSettings::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(Key::Geometry, geometry);
}

bool WindowSettings::sidePanelShown() const
{
    return m_settings.value(Key::SidePanel, true).toBool();
}

void WindowSettings::setSidePanelShown(bool shown)
{
    m_settings.setValue(Key::SidePanel, shown);
}

QByteArray WindowSettings::layout(const QString &name) const
{
    return m_settings.value(Key::Layout + name).toByteArray();
}

void WindowSettings::setLayout(const QString &name, const QByteArray &state)
{
    m_settings.setValue(Key::Layout + name, state);
}

QStringList WindowSettings::urls() const
{
    return m_settings.value(Key::Urls).toStringList();
}

void WindowSettings::addUrl(const QString &url)
{
    const QString kept = withoutPassword(url);
    if (m_redactor.matches(kept.toUtf8()))
        return;
    QStringList all = urls();
    all.removeAll(kept);
    all.prepend(kept);
    m_settings.setValue(Key::Urls, all.mid(0, MostUrls));
}

void WindowSettings::removeUrl(const QString &url)
{
    QStringList all = urls();
    all.removeAll(url);
    m_settings.setValue(Key::Urls, all);
}

QString WindowSettings::environment() const
{
    return m_settings.value(Key::Environment).toString();
}

void WindowSettings::setEnvironment(const QString &id)
{
    m_settings.setValue(Key::Environment, id);
}

QVariantMap WindowSettings::draft() const
{
    return m_settings.value(Key::Draft).toMap();
}

void WindowSettings::setDraft(const QVariantMap &draft)
{
    QVariantMap kept = draft;
    for (QVariant &value : kept) {
        QString text = value.toString();
        if (value.typeId() == QMetaType::QString && m_redactor.redact(text))
            value = text;
    }
    m_settings.setValue(Key::Draft, kept);
}

ServerSettings WindowSettings::server() const
{
    ServerSettings server;
    server.port = quint16(m_settings.value(Key::ServerPort, UsualPort).toUInt());
    const QHostAddress host(m_settings.value(Key::ServerHost).toString());
    if (!host.isNull())
        server.host = host;
    const QString name = m_settings.value(Key::ServerRule).toString();
    if (const auto preset = ReplyRule::preset(name)) {
        server.rule = *preset;
    } else if (!name.isEmpty()) {
        server.rule.name = name;
        server.rule.title = QObject::tr("Custom");
        server.rule.replyTemplate = m_settings.value(Key::ServerTemplate).toString();
        server.rule.audience =
            Audience(qBound(0, m_settings.value(Key::ServerAudience).toInt(), int(Audience::Nobody)));
    }
    server.rule.greeting = m_settings.value(Key::ServerGreeting, server.rule.greeting).toString();
    return server;
}

void WindowSettings::setServer(const ServerSettings &settings)
{
    m_settings.setValue(Key::ServerHost, settings.host.toString());
    m_settings.setValue(Key::ServerPort, settings.port);
    m_settings.setValue(Key::ServerRule, settings.rule.name);
    m_settings.setValue(Key::ServerGreeting, settings.rule.greeting);
    m_settings.setValue(Key::ServerTemplate, settings.rule.replyTemplate);
    m_settings.setValue(Key::ServerAudience, int(settings.rule.audience));
}

} // namespace framewatch
