// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/salvageoffer.h"

#include "app/dialogs.h"
#include "widgets/connection/banner.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"

#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace framewatch {

SalvageOffer::SalvageOffer(Theme &theme, Dialogs &dialogs, QWidget *parent)
    : QWidget(parent)
    , m_dialogs(dialogs)
    , m_banner(new Banner(theme))
{
    Parts::bare<QVBoxLayout>(0, this)->addWidget(m_banner);
    m_salvage = m_banner->addButton(tr("Salvage to a new file…"));
    m_banner->addDismiss();
    connect(m_salvage, &QPushButton::clicked, this, &SalvageOffer::ask);
    connect(m_banner, &Banner::dismissed, this, &QWidget::hide);
    connect(&m_work, &QFutureWatcherBase::finished, this, &SalvageOffer::finish);
    hide();
}

SalvageOffer::~SalvageOffer()
{
    m_stop.request_stop();
    m_work.waitForFinished();
}

bool SalvageOffer::offer(const QString &path, const QString &title, const Error &error)
{
    if (m_work.isRunning() || !CaptureSalvage::isPossible(path, error))
        return false;
    m_path = path;
    m_banner->setTone(Banner::Tone::Error);
    m_banner->say(title, error.code == ErrorCode::NotACapture
                             ? tr("Its beginning is damaged, but it holds entries of a capture.")
                             : error.message);
    m_salvage->show();
    show();
    return true;
}

void SalvageOffer::follow(const QString &from, const QString &to)
{
    if (m_path == from)
        m_path = to;
}

bool SalvageOffer::isThere()
{
    const QFileInfo file(m_path);
    if (file.isFile())
        return true;
    m_salvage->hide();
    m_banner->say(tr("%1 is not there any more.").arg(file.fileName()),
                  tr("It was moved or deleted: open it from where it is now."));
    return false;
}

void SalvageOffer::ask()
{
    if (!isThere())
        return;
    m_dialogs.askSaveFile(this, CaptureSalvage::freeName(m_path), [this](const QString &target) {
        if (!target.isEmpty() && !m_work.isRunning() && isThere())
            start(target);
    });
}

void SalvageOffer::start(const QString &target)
{
    m_target = target;
    m_salvage->hide();
    m_banner->setTone(Banner::Tone::Info);
    m_banner->say(tr("Salvaging %1…").arg(QFileInfo(m_path).fileName()),
                  tr("Every row that can be read goes into a new capture. The damaged one stays as it is."));
    m_stop = std::stop_source();
    m_work.setFuture(QtConcurrent::run(CaptureSalvage::run, m_path, target, m_stop.get_token()));
}

void SalvageOffer::finish()
{
    const Result<CaptureSalvage::Report> result = m_work.result();
    if (!result) {
        m_banner->setTone(Banner::Tone::Error);
        m_banner->say(tr("%1 was not salvaged.").arg(QFileInfo(m_path).fileName()), result.error().message);
        m_salvage->show();
        show();
        return;
    }
    Q_EMIT salvaged(m_target);
    const CaptureSalvage::Report &report = result.value();
    m_banner->say(
        tr("%n entries were recovered into %1.", nullptr, int(qMin<qint64>(report.entries, INT_MAX)))
            .arg(QFileInfo(m_target).fileName())
            .replace(QString::number(report.entries), Figures::count(report.entries)),
        lossText(report));
    show();
}

QString SalvageOffer::lossText(const CaptureSalvage::Report &report) const
{
    QStringList losses;
    if (report.missing > 0)
        losses.append(tr("%1 entries could not be read; a note stands in the place of each gap.")
                          .arg(Figures::count(report.missing)));
    if (report.cut > 0)
        losses.append(tr("The end of %1 long payloads is missing.").arg(Figures::count(report.cut)));
    if (report.endMissing)
        losses.append(tr("The end of the file is missing: more entries may have followed."));
    return losses.isEmpty() ? tr("None is missing.") : losses.join(u' ');
}

} // namespace framewatch
