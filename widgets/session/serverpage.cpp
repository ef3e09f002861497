// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/serverpage.h"

#include "widgets/connection/banner.h"
#include "widgets/server/clientspanel.h"
#include "widgets/server/servercontrol.h"
#include "widgets/server/serverpanel.h"
#include "widgets/session/trafficview.h"
#include "widgets/theme/parts.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSplitter>
#include <QVBoxLayout>

#include <tuple>
#include <utility>

namespace framewatch {

namespace {

constexpr int ClientsHeight = 190;
constexpr int TrafficHeight = 500;
constexpr int LeastHeight = 120;

} // namespace

ServerPage::ServerPage(Theme &theme, ServerControl &control, QWidget *parent)
    : TabPage(parent)
    , m_control(control)
    , m_banner(new Banner(theme))
    , m_traffic(new TrafficView(theme))
{
    auto *panel = new ServerPanel(theme, control);
    auto *clients = new ClientsPanel(theme, control.server());
    m_panel = panel;
    m_clients = clients;
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(clients);
    splitter->addWidget(m_traffic);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ClientsHeight, TrafficHeight});
    clients->setMinimumHeight(LeastHeight);
    m_traffic->setMinimumHeight(LeastHeight);
    m_traffic->setEmptyText(tr("What the server's clients say is shown here"));

    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addWidget(panel);
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addWidget(m_banner);
    column->addWidget(splitter, 1);
    m_banner->setTone(Banner::Tone::Error);
    m_banner->addDismiss();
    connect(panel, &ServerPanel::connectRequested, this, &ServerPage::connectRequested);
    connect(&control, &ServerControl::changed, this, &TabPage::looksChanged);
}

ServerPage::~ServerPage()
{
    std::ignore = m_traffic->setCapture({});
}

void ServerPage::setCapture(const QString &path, bool saved)
{
    m_savedAs = saved ? QFileInfo(path).fileName() : QString();
    std::ignore = m_traffic->setCapture(path);
    Q_EMIT progressed();
}

void ServerPage::releaseCapture()
{
    m_traffic->releaseCapture();
}

void ServerPage::setProgress(const CaptureProgress &progress)
{
    m_progress = progress;
    m_traffic->setProgress(progress);
    Q_EMIT progressed();
}

QList<QWidget *> ServerPage::panes() const
{
    return QList<QWidget *>{m_panel, m_clients} + m_traffic->panes();
}

QString ServerPage::captureState() const
{
    return m_savedAs.isEmpty() ? tr("kept until the next start") : m_savedAs;
}

QString ServerPage::suggestedFileName() const
{
    return tr("local server %1").arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HHmm"))) +
           QStringLiteral(".fwcap");
}

void ServerPage::saveCapture(const QString &path)
{
    m_saving = true;
    Q_EMIT saveRequested(path);
}

void ServerPage::finishSaving(const Result<bool> &result, const QString &path)
{
    if (!std::exchange(m_saving, false))
        return;
    if (!result) {
        m_banner->say(tr("The capture was not saved."), result.error().message);
        Q_EMIT captureNotSaved();
        return;
    }
    m_banner->hide();
    Q_EMIT captureSaved(path);
}

QString ServerPage::toolTipText() const
{
    return m_control.isRunning() ? m_control.server().url() : tr("The local server is not running");
}

StateLook ServerPage::look() const
{
    return {QStringLiteral("server"), m_control.isRunning() ? ThemeRole::Open : ThemeRole::Secondary,
            m_control.isRunning() ? tr("Listening") : tr("Stopped")};
}

} // namespace framewatch
