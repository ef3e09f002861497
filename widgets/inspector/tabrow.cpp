// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/tabrow.h"

#include "widgets/inspector/viewtoggles.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <QTabBar>

namespace framewatch {

namespace {

constexpr int SwitchesWidth = 110; // of both, with space before them

} // namespace

TabRow::TabRow(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar)
    , m_toggles(new ViewToggles)
{
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    auto *layout = Parts::bare<QHBoxLayout>(0, this);
    layout->setContentsMargins(Metrics::Grid, 0, Metrics::Grid, 0);
    layout->addWidget(m_tabs);
    layout->addStretch(1);
    layout->addWidget(m_toggles);
}

void TabRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_toggles->setVisible(event->size().width() >= m_tabs->sizeHint().width() + SwitchesWidth);
}

} // namespace framewatch
