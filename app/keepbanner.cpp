// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keepbanner.h"

#include "widgets/connection/banner.h"
#include "widgets/theme/parts.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace framewatch {

KeepBanner::KeepBanner(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_banner(new Banner(theme))
    , m_keep(m_banner->addButton(tr("Save to profile")))
    , m_new(m_banner->addButton(tr("Save as new")))
    , m_reload(m_banner->addButton(tr("Reload profile")))
{
    Parts::bare<QVBoxLayout>(0, this)->addWidget(m_banner);
    m_banner->setObjectName(QStringLiteral("keepBanner"));
    m_banner->addDismiss();
    connect(m_banner, &Banner::dismissed, this, &QWidget::hide);
    connect(m_keep, &QPushButton::clicked, this, [this] { Q_EMIT keepRequested(m_overwrites); });
    connect(m_new, &QPushButton::clicked, this, &KeepBanner::keepAsNewRequested);
    connect(m_reload, &QPushButton::clicked, this, &KeepBanner::reloadRequested);
    hide();
}

void KeepBanner::sayEdited(const QString &profile)
{
    m_overwrites = false;
    m_banner->setTone(Banner::Tone::Info);
    say(tr("These settings are this tab's alone."), tr("The profile “%1” is as it was.").arg(profile),
        tr("Save to profile"), false);
}

void KeepBanner::sayConflict(const QString &profile)
{
    m_overwrites = true;
    m_banner->setTone(Banner::Tone::Error);
    say(tr("Not saved."), tr("“%1” was changed elsewhere since this tab was opened.").arg(profile),
        tr("Overwrite"), true);
}

void KeepBanner::sayGone(const QString &profile)
{
    m_banner->setTone(Banner::Tone::Error);
    say(tr("Not saved."), tr("The profile “%1” is not there any more.").arg(profile), {}, false);
}

void KeepBanner::sayError(const QString &sentence)
{
    m_banner->setTone(Banner::Tone::Error);
    say(tr("Not saved."), sentence, tr("Save to profile"), false);
}

void KeepBanner::say(const QString &title, const QString &detail, const QString &keep, bool canReload)
{
    m_keep->setText(keep);
    m_keep->setVisible(!keep.isEmpty());
    m_reload->setVisible(canReload);
    m_banner->say(title, detail);
    show();
}

} // namespace framewatch
