// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/viewtoggles.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QToolButton>

namespace framewatch {

ViewToggles::ViewToggles(QWidget *parent)
    : QWidget(parent)
{
    Parts::bare<QHBoxLayout>(0, this);
    m_raw = addToggle(tr("Raw"), tr("Show the payload as it was sent"), "inspectorRaw");
    m_wrap = addToggle(tr("Wrap"), tr("Wrap long lines"), "inspectorWrap");
    connect(m_raw, &QAction::toggled, this, [this](bool raw) { Q_EMIT prettyToggled(!raw); });
    connect(m_wrap, &QAction::toggled, this, &ViewToggles::wrapToggled);
}

QAction *ViewToggles::addToggle(const QString &text, const QString &tip, const char *name)
{
    auto *action = new QAction(text, this);
    action->setCheckable(true);
    action->setToolTip(tip);
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    StyleHint::set(button, StyleHint::Quiet);
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(QLatin1String(name));
    layout()->addWidget(button);
    return action;
}

void ViewToggles::setAbilities(bool pretty, bool wrap)
{
    // A tool button goes with the visibility of its action only in a tool bar.
    m_raw->setVisible(pretty);
    m_wrap->setVisible(wrap);
    const auto buttons = findChildren<QToolButton *>();
    for (QToolButton *button : buttons)
        button->setVisible(button->defaultAction()->isVisible());
}

} // namespace framewatch
