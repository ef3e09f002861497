// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/trafficview.h"

#include "model/log/messagelogmodel.h"
#include "widgets/inspector/inspectorpanel.h"
#include "widgets/log/logpanel.h"
#include "widgets/theme/parts.h"

#include <QDataStream>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace framewatch {

namespace {

constexpr int LogWidth = 680;
constexpr int InspectorWidth = 470;
constexpr int LeastLog = 340;
constexpr int LeastInspector = 356;

} // namespace

TrafficView::TrafficView(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new MessageLogModel(this))
    , m_log(new LogPanel(theme, *m_model))
    , m_inspector(new InspectorPanel(theme))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    Parts::bare<QVBoxLayout>(0, this)->addWidget(m_splitter);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_log);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({LogWidth, InspectorWidth});
    m_log->setMinimumWidth(LeastLog);
    m_inspector->setMinimumWidth(LeastInspector);
    connect(m_log, &LogPanel::currentEntryChanged, m_inspector, &InspectorPanel::showEntry);
    connect(m_log, &LogPanel::resendRequested, this, &TrafficView::resendRequested);
    connect(m_inspector, &InspectorPanel::resendRequested, this, &TrafficView::resendRequested);
}

TrafficView::~TrafficView() = default;

Result<bool> TrafficView::setCapture(const QString &path)
{
    // The inspector first: it must let go of the file before the model says that rows are gone.
    m_inspector->setCapture({});
    const bool isTheSame = std::exchange(m_released, false) && !path.isEmpty();
    Result<bool> opened = isTheSame ? m_log->reopenCapture(path) : m_model->setCapture(path);
    if (opened.ok() && !path.isEmpty()) {
        m_inspector->setCapture(path);
        m_inspector->showEntry(m_log->currentEntry());
    }
    return opened;
}

void TrafficView::releaseCapture()
{
    m_inspector->setCapture({});
    m_model->releaseFile();
    m_released = true;
}

QString TrafficView::capturePath() const
{
    return m_model->capturePath();
}

void TrafficView::setProgress(const CaptureProgress &progress)
{
    if (m_released || m_model->capturePath().isEmpty()) // closed while the capture is moved
        return;
    m_log->setProgress(progress);
    m_inspector->refreshConnection();
}

QList<QWidget *> TrafficView::panes() const
{
    return {m_log, m_inspector};
}

QByteArray TrafficView::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_log->saveState() << m_inspector->saveState();
    return state;
}

void TrafficView::restoreState(const QByteArray &state)
{
    QByteArray log, inspector;
    QDataStream stream(state);
    stream >> log >> inspector;
    m_log->restoreState(log);
    m_inspector->restoreState(inspector);
}

void TrafficView::setEmptyText(const QString &text)
{
    m_log->setEmptyText(text);
}

} // namespace framewatch
