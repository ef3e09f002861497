// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/capturepage.h"

#include "model/capture/capturefile.h"
#include "widgets/connection/banner.h"
#include "widgets/session/trafficview.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"

#include <SQLiteCpp/Database.h>

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <tuple>
#include <utility>

namespace framewatch {

CapturePage::CapturePage(Theme &theme, Origin origin, QWidget *parent)
    : TabPage(parent)
    , m_origin(origin)
    , m_name(Parts::label({}, StyleHint::Mono))
    , m_facts(Parts::label({}, StyleHint::Secondary))
    , m_banner(new Banner(theme))
    , m_traffic(new TrafficView(theme))
{
    auto *head = Parts::bare<QHBoxLayout>(Metrics::Margin);
    head->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Margin, Metrics::Gap);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setMinimumHeight(Metrics::ToolField - 8);
    head->addWidget(m_name, 1);
    head->addWidget(m_facts);
    m_banner->setTone(Banner::Tone::Error);
    m_banner->addDismiss();

    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addLayout(head);
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addWidget(m_banner);
    column->addWidget(m_traffic, 1);
    m_traffic->setEmptyText(tr("This capture is empty"));
    connect(&m_totals, &QFutureWatcherBase::finished, this, &CapturePage::finishCounting);
}

CapturePage::~CapturePage()
{
    stopCounting();
}

Result<bool> CapturePage::open(const QString &path)
{
    Result<std::unique_ptr<CaptureReader>> reader = CaptureReader::open(path);
    if (!reader)
        return reader.error();
    Result<bool> shown = m_traffic->setCapture(path);
    if (!shown)
        return shown;
    m_path = path;
    m_progress = {};
    m_progress.lastId = reader.value()->lastId();
    m_progress.fileBytes = QFileInfo(path).size() + QFileInfo(path + QStringLiteral("-wal")).size();
    m_traffic->setProgress(m_progress);
    m_name->setText(path);
    m_name->setToolTip(path);
    m_counted = false;
    showFacts();
    update();
    Q_EMIT looksChanged();
    return true;
}

// Reads the whole file: what is seen first comes first.
void CapturePage::paintEvent(QPaintEvent *event)
{
    TabPage::paintEvent(event);
    if (!std::exchange(m_counted, true))
        QTimer::singleShot(0, this, &CapturePage::count);
}

void CapturePage::count()
{
    if (m_traffic->isReleased()) // it is being moved
        return;
    m_counting = std::stop_source();
    m_totals.setFuture(QtConcurrent::run(&CapturePage::countOf, m_path, m_counting.get_token()));
}

void CapturePage::stopCounting()
{
    m_counting.request_stop();
    m_totals.waitForFinished();
}

CapturePage::Count CapturePage::countOf(const QString &path, std::stop_token stop)
{
    const Result<std::unique_ptr<CaptureReader>> reader = CaptureReader::open(path);
    if (!reader)
        return {{}, reader.error()};
    const CaptureReader::Totals totals = reader.value()->totals(std::move(stop));
    return {totals, reader.value()->lastError()};
}

void CapturePage::finishCounting()
{
    if (m_totals.future().resultCount() == 0 || m_traffic->isReleased()) // of a place it is moved away from
        return;
    const Count counted = m_totals.result();
    m_progress.sentMessages = counted.totals.sentMessages;
    m_progress.sentBytes = counted.totals.sentBytes;
    m_progress.receivedMessages = counted.totals.receivedMessages;
    m_progress.receivedBytes = counted.totals.receivedBytes;
    showFacts();
    if (counted.error.code == ErrorCode::DamagedCapture)
        Q_EMIT damaged(m_path, counted.error);
}

void CapturePage::showFacts()
{
    m_facts->setText(tr("Read only · %n entries", nullptr, int(qMin<qint64>(m_progress.lastId, INT_MAX)))
                         .replace(QString::number(m_progress.lastId), Figures::count(m_progress.lastId)));
    Q_EMIT progressed();
}

QList<QWidget *> CapturePage::panes() const
{
    return m_traffic->panes();
}

QString CapturePage::title() const
{
    return m_origin == Origin::Recovered ? tr("Recovered session") : QFileInfo(m_path).fileName();
}

StateLook CapturePage::look() const
{
    return {QStringLiteral("state-file"), ThemeRole::Secondary, tr("Saved capture")};
}

QString CapturePage::captureState() const
{
    return m_origin == Origin::Recovered ? tr("not saved") : tr("saved");
}

QString CapturePage::suggestedFileName() const
{
    return QStringLiteral("recovered ") +
           QFileInfo(m_path).lastModified().toString(QStringLiteral("yyyy-MM-dd HHmm")) +
           QStringLiteral(".fwcap");
}

void CapturePage::saveCapture(const QString &path)
{
    stopCounting();
    m_traffic->releaseCapture();
    auto *watcher = new QFutureWatcher<Result<bool>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        finishSaving(watcher->result(), path);
        watcher->deleteLater();
    });
    watcher->setFuture(QtConcurrent::run(CaptureFile::move, m_path, path));
}

void CapturePage::finishSaving(const Result<bool> &result, const QString &target)
{
    const QString from = m_path;
    if (result) {
        m_origin = Origin::Saved;
        Q_EMIT moved(from, target);
    }
    const Result<bool> opened = open(result ? target : from);
    const Error error = !result ? result.error() : !opened ? opened.error() : Error{};
    if (error) {
        m_banner->say(tr("The capture was not saved."), error.message);
        Q_EMIT captureNotSaved();
        return;
    }
    m_banner->hide();
    Q_EMIT captureSaved(target);
}

} // namespace framewatch
