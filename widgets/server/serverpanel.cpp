// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/serverpanel.h"

#include "widgets/server/ruleeditor.h"
#include "widgets/server/servercontrol.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace framewatch {

namespace {

constexpr int DotSize = 14;
constexpr int PillHeight = 20;

QVariant hostData(QHostAddress::SpecialAddress address)
{
    return QHostAddress(address).toString();
}

} // namespace

ServerPanel::ServerPanel(Theme &theme, ServerControl &control, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_control(control)
    , m_host(new QComboBox)
    , m_port(new QSpinBox)
    , m_rule(new RuleEditor)
    , m_toggle(Parts::button(tr("Start"), StyleHint::Accent))
    , m_dot(Parts::label())
    , m_state(Parts::label())
    , m_url(Parts::label({}, StyleHint::Mono))
    , m_facts(Parts::label({}, StyleHint::Secondary))
    , m_error(Parts::wrappingLabel({}, StyleHint::ErrorText))
    , m_connect(Parts::button(tr("Connect a tab"), StyleHint::Quiet))
{
    auto *column = Parts::bare<QVBoxLayout>(Metrics::Gap, this);
    column->setContentsMargins(Metrics::Margin, Metrics::Gap + 1, Metrics::Margin, Metrics::Gap - 2);
    column->addWidget(makeFields());
    column->addWidget(m_error);
    column->addWidget(makeStatus());

    connect(m_toggle, &QPushButton::clicked, this, &ServerPanel::toggle);
    connect(m_connect, &QPushButton::clicked, this,
            [this] { Q_EMIT connectRequested(m_control.server().url()); });
    connect(m_rule, &RuleEditor::edited, this, &ServerPanel::writeSettings);
    connect(m_host, &QComboBox::activated, this, &ServerPanel::writeSettings);
    connect(m_port, &QSpinBox::valueChanged, this, &ServerPanel::writeSettings);
    connect(&control, &ServerControl::changed, this, &ServerPanel::refresh);
    connect(&control, &ServerControl::settingsReplaced, this, &ServerPanel::readSettings);
    connect(&control, &ServerControl::figuresChanged, this, &ServerPanel::refreshFigures);
    connect(&theme, &Theme::changed, this, &ServerPanel::refresh);
    readSettings();
    refresh();
}

QWidget *ServerPanel::makeFields()
{
    m_host->addItem(tr("this computer only"), hostData(QHostAddress::LocalHost));
    m_host->addItem(tr("reachable by others"), hostData(QHostAddress::AnyIPv4));
    m_host->setAccessibleName(tr("Who can connect"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any port"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setFixedWidth(96);
    m_toggle->setMinimumWidth(72);

    auto *fields = new QWidget;
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap, fields);
    row->addWidget(m_rule, 1, Qt::AlignTop);
    row->addWidget(m_host, 0, Qt::AlignTop);
    row->addWidget(m_port, 0, Qt::AlignTop);
    row->addWidget(m_toggle, 0, Qt::AlignTop);
    return fields;
}

QWidget *ServerPanel::makeStatus()
{
    auto *pill = new QFrame;
    StyleHint::set(pill, StyleHint::Pill);
    pill->setFixedHeight(PillHeight);
    auto *inside = Parts::bare<QHBoxLayout>(Metrics::Grid + 2, pill);
    inside->setContentsMargins(Metrics::Gap - 1, 0, Metrics::Gap + 2, 0);
    inside->addWidget(m_dot);
    inside->addWidget(m_state);
    m_dot->setFixedSize(DotSize, DotSize);
    m_url->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *status = new QWidget;
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap, status);
    row->addWidget(pill);
    row->addWidget(m_url);
    row->addWidget(m_facts);
    row->addStretch(1);
    row->addWidget(m_connect);
    return status;
}

void ServerPanel::readSettings()
{
    const ServerSettings &settings = m_control.settings();
    const QSignalBlocker blocker(m_port);
    m_rule->setRule(settings.rule);
    m_port->setValue(settings.port);
    m_host->setCurrentIndex(settings.host.isLoopback() ? 0 : 1);
}

void ServerPanel::writeSettings()
{
    ServerSettings settings = m_control.settings();
    settings.rule = m_rule->rule();
    settings.port = quint16(m_port->value());
    settings.host = QHostAddress(m_host->currentData().toString());
    m_control.editSettings(settings);
}

void ServerPanel::toggle()
{
    if (m_control.isRunning())
        m_control.stop();
    else
        m_control.start();
}

void ServerPanel::refresh()
{
    const bool running = m_control.isRunning();
    const QIcon icon = running ? m_theme.icon(QStringLiteral("state-open"), ThemeRole::Open)
                               : m_theme.icon(QStringLiteral("state-idle"), ThemeRole::Secondary);
    m_dot->setPixmap(icon.pixmap(QSize(DotSize, DotSize), devicePixelRatioF()));
    m_state->setText(running ? tr("Listening") : tr("Stopped"));
    m_toggle->setText(running ? tr("Stop") : tr("Start"));
    m_url->setText(m_control.server().url());
    m_url->setVisible(running);
    m_connect->setVisible(running);
    m_host->setEnabled(!running);
    m_port->setEnabled(!running);
    m_error->setText(m_control.errorText());
    m_error->setVisible(!m_control.errorText().isEmpty());
    refreshFigures();
}

void ServerPanel::refreshFigures()
{
    m_facts->setText(m_control.isRunning() ? m_control.clientsText() : QString());
}

} // namespace framewatch
