// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/connectiondialog.h"

#include "widgets/connection/settingssection.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

namespace framewatch {

ConnectionDialog::ConnectionDialog(Theme &theme, const ConnectionSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_sections(makeSettingsSections(theme))
    , m_tabs(new QTabWidget)
    , m_error(Parts::wrappingLabel({}, StyleHint::ErrorText))
{
    setWindowTitle(tr("Connection settings"));
    for (SettingsSection *section : m_sections) {
        m_tabs->addTab(section, section->title());
        section->load(settings);
    }
    QPushButton *apply = Parts::button(tr("Apply"), StyleHint::Accent);
    QPushButton *cancel = Parts::button(tr("Cancel"));
    apply->setDefault(true);
    connect(apply, &QPushButton::clicked, this, &ConnectionDialog::apply);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap);
    row->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Margin, Metrics::Margin);
    row->addWidget(Parts::label(tr("Used from the next connection on"), StyleHint::Caption));
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(apply);

    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addWidget(m_tabs, 1);
    m_error->setContentsMargins(Metrics::Margin, 0, Metrics::Margin, Metrics::Grid);
    column->addWidget(m_error);
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addLayout(row);
    m_error->hide();
    setMinimumWidth(520);
}

void ConnectionDialog::apply()
{
    ConnectionSettings settings = m_settings;
    for (size_t i = 0; i < m_sections.size(); ++i) {
        const Result<bool> stored = m_sections.at(i)->store(settings);
        if (stored)
            continue;
        m_tabs->setCurrentIndex(int(i));
        m_error->setText(stored.error().message);
        m_error->show();
        return;
    }
    Q_EMIT applied(settings);
    accept();
}

} // namespace framewatch
