// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the selected rows.
#pragma once

#include "model/core/entry.h"
#include "widgets/log/logclipboard.h"

#include <QMenu>

#include <optional>

namespace framewatch {

/// Made for one opening; knows neither the log nor the capture.
class LogMenu final : public QMenu
{
    Q_OBJECT

public:
    /// `entry`: the selected one if it is the only one.
    explicit LogMenu(const std::optional<Entry> &entry, QWidget *parent = nullptr);

Q_SIGNALS:
    void copyRequested(framewatch::LogClipboard::What what);
    void resendRequested(qint64 id);
    void filterRequested(const QString &filter);

private:
    QAction *addCopy(const QString &text, LogClipboard::What what);
    void addSingle(const Entry &entry);
};

} // namespace framewatch
