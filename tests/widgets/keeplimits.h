// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QEvent>
#include <QLayout>

namespace framewatch::test {

/// For an application's event filter: the offscreen platform warns when a window's limits change while it is
/// shown, and warnings are fatal.
class KeepLimits final : public QObject
{
public:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        auto *dialog = qobject_cast<QDialog *>(object);
        if (dialog && event->type() == QEvent::Polish && dialog->layout())
            dialog->layout()->setSizeConstraint(QLayout::SetNoConstraint);
        return false;
    }
};

} // namespace framewatch::test
