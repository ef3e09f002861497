// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logmenu.h"

namespace framewatch {

LogMenu::LogMenu(const std::optional<Entry> &entry, QWidget *parent)
    : QMenu(parent)
{
    QAction *payload = addCopy(tr("Copy payload"), LogClipboard::What::Payload);
    payload->setShortcut(QKeySequence::Copy); // shown only: the view takes the keys itself
    payload->setShortcutVisibleInContextMenu(true);
    addCopy(tr("Copy as JSON line"), LogClipboard::What::JsonLine);
    addCopy(tr("Copy row"), LogClipboard::What::Row);
    if (entry)
        addSingle(*entry);
}

QAction *LogMenu::addCopy(const QString &text, LogClipboard::What what)
{
    QAction *action = addAction(text);
    connect(action, &QAction::triggered, this, [this, what] { Q_EMIT copyRequested(what); });
    return action;
}

void LogMenu::addSingle(const Entry &entry)
{
    addSeparator();
    if (isMessage(entry.kind))
        connect(addAction(tr("Edit and send again")), &QAction::triggered, this,
                [this, id = entry.id] { Q_EMIT resendRequested(id); });
    const QString word = QStringLiteral("type:%1").arg(kindName(entry.kind));
    connect(addAction(tr("Show only %1").arg(word)), &QAction::triggered, this,
            [this, word] { Q_EMIT filterRequested(word); });
}

} // namespace framewatch
