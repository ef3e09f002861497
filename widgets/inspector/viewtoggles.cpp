// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/viewtoggles.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace framewatch {

ViewToggles::ViewToggles(QWidget *parent)
    : QWidget(parent)
{
    Parts::bare<QHBoxLayout>(0, this);
    m_raw = addToggle(tr("Raw"), tr("Show the payload as it was sent"), "inspectorRaw");
    m_wrap = addToggle(tr("Wrap"), tr("Wrap long lines"), "inspectorWrap");
    connect(m_raw, &QPushButton::toggled, this, [this](bool raw) { Q_EMIT prettyToggled(!raw); });
    connect(m_wrap, &QPushButton::toggled, this, &ViewToggles::wrapToggled);
}

QPushButton *ViewToggles::addToggle(const QString &text, const QString &tip, const char *name)
{
    QPushButton *button = Parts::button(text, StyleHint::Quiet);
    button->setCheckable(true);
    button->setToolTip(tip);
    button->setObjectName(QLatin1String(name));
    layout()->addWidget(button);
    return button;
}

void ViewToggles::setAbilities(bool pretty, bool wrap)
{
    m_raw->setVisible(pretty);
    m_wrap->setVisible(wrap);
}

bool ViewToggles::isPretty() const
{
    return !m_raw->isChecked();
}

void ViewToggles::setPretty(bool pretty)
{
    m_raw->setChecked(!pretty);
}

bool ViewToggles::isWrapping() const
{
    return m_wrap->isChecked();
}

void ViewToggles::setWrapping(bool wrap)
{
    m_wrap->setChecked(wrap);
}

} // namespace framewatch
