// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/filedrop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace framewatch {

namespace {

QString fileIn(const QEvent &event)
{
    const QList<QUrl> urls = static_cast<const QDropEvent &>(event).mimeData()->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

FileDrop::FileDrop(QWidget &target)
    : QObject(&target)
{
    target.setAcceptDrops(true);
    target.installEventFilter(this);
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        break;
    case QEvent::DragLeave:
        Q_EMIT hovered(false);
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
    const QString path = fileIn(*event);
    const bool drop = event->type() == QEvent::Drop;
    event->setAccepted(!path.isEmpty());
    Q_EMIT hovered(!path.isEmpty() && !drop);
    if (drop && !path.isEmpty())
        Q_EMIT dropped(path);
    return true;
}

} // namespace framewatch
