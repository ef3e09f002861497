// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/formparts.h"
#include "widgets/connection/settingssections.h"
#include "widgets/theme/stylehint.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>

namespace framewatch {

namespace {

using namespace FormParts;
using Proxy = NetworkSettings::Proxy;
using Family = NetworkSettings::Family;

class NetworkSection final : public SettingsSection
{
public:
    explicit NetworkSection(Theme &theme)
        : m_proxy(new QComboBox)
        , m_host(new QLineEdit)
        , m_port(countBox(65535, tr("none")))
        , m_user(new QLineEdit)
        , m_password(secretField(theme, tr("none")))
        , m_family(new QComboBox)
        , m_redirects(countBox(100, tr("not followed")))
        , m_cookies(new QCheckBox(tr("Keep the server's cookies for the next attempts")))
        , m_handshake(secondsBox(3600, tr("none")))
        , m_message(countBox(2000, {}))
    {
        m_proxy->addItem(tr("None"), int(Proxy::None));
        m_proxy->addItem(tr("The system's"), int(Proxy::System));
        m_proxy->addItem(QStringLiteral("HTTP CONNECT"), int(Proxy::Http));
        m_proxy->addItem(QStringLiteral("SOCKS5"), int(Proxy::Socks5));
        m_family->addItem(tr("IPv6 or IPv4"), int(Family::Any));
        m_family->addItem(tr("IPv4 only"), int(Family::IPv4));
        m_family->addItem(tr("IPv6 only"), int(Family::IPv6));
        for (QLineEdit *field : {m_host, m_user})
            StyleHint::set(field, StyleHint::Mono);
        m_host->setPlaceholderText(QStringLiteral("proxy.example.org"));
        m_user->setPlaceholderText(tr("none"));
        m_message->setMinimum(1);
        m_message->setSuffix(tr(" MiB"));
        addField(tr("Proxy"), m_proxy);
        addField(tr("Proxy host"), m_host);
        addField(tr("Proxy port"), m_port);
        addField(tr("User"), m_user);
        addField(tr("Password"), m_password);
        addField(tr("Address family"), m_family);
        addField(tr("Redirects"), m_redirects);
        addNote(tr("At most so many in a row, each a row of the log. Credentials never go to another origin."));
        addField({}, m_cookies);
        addField(tr("Handshake timeout"), m_handshake);
        addField(tr("Largest message"), m_message);
        addNote(tr("A longer one from the server is refused with close code 1009."));
        watch({m_proxy, m_host, m_port, m_user, m_password, m_family, m_redirects, m_cookies, m_handshake, m_message});
        connect(m_proxy, &QComboBox::currentIndexChanged, this, &NetworkSection::showFields);
    }

    QString title() const override { return tr("Network"); }

    void load(const ConnectionSettings &settings) override
    {
        const NetworkSettings &network = settings.network;
        m_proxy->setCurrentIndex(m_proxy->findData(int(network.proxy)));
        m_host->setText(network.proxyHost);
        m_port->setValue(network.proxyPort);
        m_user->setText(network.proxyUser);
        m_password->setText(network.proxyPassword);
        m_family->setCurrentIndex(m_family->findData(int(network.family)));
        m_redirects->setValue(network.followRedirects ? network.maxRedirects : 0);
        m_cookies->setChecked(network.keepCookies);
        setSeconds(m_handshake, settings.handshakeTimeout);
        m_message->setValue(int(settings.maxMessage >> 20));
        showFields();
    }

    SettingsProblems store(ConnectionSettings &settings) const override
    {
        NetworkSettings &network = settings.network;
        network.proxy = Proxy(m_proxy->currentData().toInt());
        network.proxyHost = m_host->text().trimmed();
        network.proxyPort = quint16(m_port->value());
        network.proxyUser = m_user->text();
        network.proxyPassword = m_password->text();
        network.family = Family(m_family->currentData().toInt());
        network.followRedirects = m_redirects->value() > 0;
        if (network.followRedirects)
            network.maxRedirects = m_redirects->value();
        network.keepCookies = m_cookies->isChecked();
        settings.handshakeTimeout = secondsOf(m_handshake);
        settings.maxMessage = qint64(m_message->value()) << 20;
        SettingsProblems problems;
        if (isOwnProxy() && network.proxyHost.isEmpty())
            problems.append({m_host, tr("The proxy needs a host")});
        if (isOwnProxy() && network.proxyPort == 0)
            problems.append({m_port, tr("The proxy needs a port")});
        return problems;
    }

private:
    bool isOwnProxy() const
    {
        const Proxy proxy = Proxy(m_proxy->currentData().toInt());
        return proxy == Proxy::Http || proxy == Proxy::Socks5;
    }

    void showFields()
    {
        for (QWidget *field : QList<QWidget *>{m_host, m_port, m_user, m_password})
            setRowVisible(field, isOwnProxy());
    }

    QComboBox *m_proxy;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QComboBox *m_family;
    QSpinBox *m_redirects;
    QCheckBox *m_cookies;
    QDoubleSpinBox *m_handshake;
    QSpinBox *m_message;
};

} // namespace

SettingsSection *makeNetworkSection(Theme &theme)
{
    return new NetworkSection(theme);
}

} // namespace framewatch
