// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/sendkeys.h"

#include <QApplication>
#include <QShortcut>

namespace framewatch {

void hearSendKeys(QWidget &part, const std::function<void()> &send)
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), &part);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false); // a key held down is not a hundred messages
        QObject::connect(shortcut, &QShortcut::activated, &part, [send] {
            if (!QApplication::activePopupWidget())
                send();
        });
    }
}

} // namespace framewatch
