// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/environmentchooser.h"

#include "model/settings/environmentstore.h"
#include "widgets/profiles/environmentdialog.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

namespace framewatch {

EnvironmentChooser::EnvironmentChooser(Theme &theme, EnvironmentStore &store, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_store(store)
    , m_box(new QComboBox)
{
    StyleHint::set(m_box, StyleHint::Tool);
    m_box->setAccessibleName(tr("Environment"));
    m_box->setToolTip(tr("The environment: what {{variables}} stand for when a profile connects"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(6);
    auto *manage = new QToolButton;
    manage->setIcon(theme.icon(QStringLiteral("settings"), ThemeRole::Secondary));
    manage->setToolTip(tr("Manage environments…"));
    manage->setAccessibleName(tr("Manage environments"));
    manage->setFixedSize(Metrics::ToolField, Metrics::ToolField);
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Grid, this);
    row->addWidget(m_box, 1);
    row->addWidget(manage);

    connect(m_box, &QComboBox::activated, this, &EnvironmentChooser::choose);
    connect(manage, &QToolButton::clicked, this, [this] {
        auto *dialog = new EnvironmentDialog(m_theme, m_store, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&store, &EnvironmentStore::changed, this, &EnvironmentChooser::fill);
    connect(&store, &EnvironmentStore::chosenChanged, this, &EnvironmentChooser::fill);
    fill();
}

void EnvironmentChooser::fill()
{
    m_box->clear();
    m_box->addItem(tr("No environment"), QString());
    for (const Environment &environment : m_store.environments())
        m_box->addItem(environment.name, environment.id);
    m_box->setCurrentIndex(m_box->findData(m_store.chosen()));
}

void EnvironmentChooser::choose(int index)
{
    m_store.choose(m_box->itemData(index).toString());
}

} // namespace framewatch
