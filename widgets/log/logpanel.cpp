// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logpanel.h"

#include "widgets/log/filterbar.h"
#include "widgets/log/jumpbutton.h"
#include "widgets/log/logclipboard.h"
#include "widgets/log/logmenu.h"
#include "widgets/log/logview.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>

namespace framewatch {

struct LogPanel::Private
{
    Private(LogPanel &panel, Theme &theme, MessageLogModel &log)
        : q(panel)
        , model(log)
        , bar(new FilterBar(theme, &panel))
        , view(new LogView(theme, log, &panel))
        , jump(new JumpButton(theme, *view))
    {
    }

    void layOut();
    void connectBar();
    void connectView();
    void connectModel();
    void showProgress(const CaptureProgress &progress);
    void setPaused(bool paused);
    void refreshCount();
    void refreshEmptyText();
    QString countText() const;
    void copy(LogClipboard::What what);
    void openMenu(const QPoint &position);

    LogPanel &q;
    MessageLogModel &model;
    FilterBar *bar;
    LogView *view;
    JumpButton *jump;
    QString emptyText;
    CaptureProgress shown;
    CaptureProgress newest;
};

LogPanel::LogPanel(Theme &theme, MessageLogModel &model, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, theme, model))
{
    StyleHint::set(this, StyleHint::Panel);
    setAttribute(Qt::WA_StyledBackground);
    d->layOut();
    d->connectBar();
    d->connectView();
    d->connectModel();
    d->refreshCount();
}

LogPanel::~LogPanel() = default;

void LogPanel::Private::layOut()
{
    auto *layout = new QVBoxLayout(&q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(view, 1);
    q.setFocusProxy(view);
}

void LogPanel::Private::connectBar()
{
    connect(bar, &FilterBar::filterEdited, &q, [this](const QString &text) { model.setFilter(text); });
    connect(bar, &FilterBar::pauseToggled, &q, [this](bool paused) { setPaused(paused); });
    connect(bar, &FilterBar::clearRequested, &q, &LogPanel::clearLog);
    connect(bar, &FilterBar::leaveRequested, view, qOverload<>(&QWidget::setFocus));
}

void LogPanel::Private::connectView()
{
    connect(view, &LogView::currentIdChanged, &q, &LogPanel::currentEntryChanged);
    connect(view, &LogView::followingChanged, &q, &LogPanel::followingChanged);
    connect(view, &LogView::copyRequested, &q, [this] { copy(LogClipboard::What::Payload); });
    connect(view, &LogView::menuRequested, &q, [this](const QPoint &position) { openMenu(position); });
}

void LogPanel::Private::connectModel()
{
    const auto refresh = [this] {
        refreshCount();
        refreshEmptyText();
    };
    connect(&model, &MessageLogModel::filterStateChanged, &q, refresh);
    connect(&model, &QAbstractItemModel::modelReset, &q, refresh);
    connect(&model, &QAbstractItemModel::rowsInserted, &q, [this] { refreshCount(); });
    connect(&model, &MessageLogModel::filterFailed, &q,
            [this](const Error &error) { bar->setError(error.message); });
}

bool LogPanel::isFollowing() const
{
    return d->view->isFollowing();
}

bool LogPanel::isPaused() const
{
    return d->bar->isPaused();
}

void LogPanel::focusFilter()
{
    d->bar->focusFilter();
}

void LogPanel::clearLog()
{
    // Rows held back are "so far" too.
    d->showProgress(d->newest);
    d->model.clear();
    d->view->setFollowing(true);
    d->refreshCount();
}

Result<bool> LogPanel::reopenCapture(const QString &path)
{
    d->view->keepPlace(path);
    return d->model.reopenFile(path);
}

qint64 LogPanel::currentEntry() const
{
    return d->view->currentId();
}

void LogPanel::setProgress(const CaptureProgress &progress)
{
    d->newest = progress;
    const bool anotherCapture = progress.lastId < d->shown.lastId;
    if (!isPaused() || anotherCapture)
        d->showProgress(progress);
    else
        d->refreshCount();
}

void LogPanel::setEmptyText(const QString &text)
{
    d->emptyText = text;
    d->refreshEmptyText();
}

QByteArray LogPanel::saveState() const
{
    return d->view->saveState();
}

void LogPanel::restoreState(const QByteArray &state)
{
    d->view->restoreState(state);
}

void LogPanel::Private::showProgress(const CaptureProgress &progress)
{
    shown = progress;
    model.setProgress(progress);
}

void LogPanel::Private::setPaused(bool paused)
{
    if (!paused)
        showProgress(newest);
    refreshCount();
}

void LogPanel::Private::refreshCount()
{
    bar->setCountText(countText());
}

QString LogPanel::Private::countText() const
{
    if (bar->isPaused())
        return LogPanel::tr("Paused · %1 new").arg(Figures::count(newest.lastId - shown.lastId));
    const qint64 total = model.totalRows();
    const QString totalText = Figures::count(total);
    if (model.filter().trimmed().isEmpty())
        return total == 1 ? LogPanel::tr("1 entry") : LogPanel::tr("%1 entries").arg(totalText);
    const QString count = LogPanel::tr("%1 of %2").arg(Figures::count(model.rowCount()), totalText);
    return model.isFiltering() ? count + QStringLiteral(" …") : count;
}

void LogPanel::Private::refreshEmptyText()
{
    if (model.totalRows() == 0 || model.filter().trimmed().isEmpty())
        view->setEmptyText(emptyText);
    else
        view->setEmptyText(model.isFiltering() ? LogPanel::tr("Searching …")
                                               : LogPanel::tr("No entry matches the filter"));
}

void LogPanel::Private::copy(LogClipboard::What what)
{
    const CaptureReader *reader = model.reader();
    const QList<qint64> ids = view->selectedIds(LogClipboard::MaxRows);
    if (!reader || ids.isEmpty())
        return;
    const LogClipboard::Copied copied = LogClipboard::text(*reader, ids, what);
    QGuiApplication::clipboard()->setText(copied.text);
    const qint64 asked = view->selectedCount();
    if (copied.rows < asked)
        bar->showNote(LogPanel::tr("Copied %1 of %2 rows; export the capture to have them all")
                          .arg(Figures::count(copied.rows), Figures::count(asked)));
}

void LogPanel::Private::openMenu(const QPoint &position)
{
    const qint64 count = view->selectedCount();
    if (count == 0)
        return;
    const auto entry = count == 1 ? model.entryAt(model.rowOf(view->currentId())) : std::nullopt;
    auto *menu = new LogMenu(entry, view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &LogMenu::copyRequested, &q, [this](LogClipboard::What what) { copy(what); });
    connect(menu, &LogMenu::resendRequested, &q, &LogPanel::resendRequested);
    connect(menu, &LogMenu::filterRequested, bar, &FilterBar::setFilter);
    menu->popup(position);
}

} // namespace framewatch
