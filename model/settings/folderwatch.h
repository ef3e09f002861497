// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Says when something in a folder was changed by whomever.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace framewatch {

/// Watches a folder, the folders in it, and files. Many changes at once are one changed(), a little later.
/// Call watch() again after each look at the folder: a file that was replaced is another file.
class FolderWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QString folder, QObject *parent = nullptr);

    /// A folder that is not there yet is seen to come if the folder round it is there.
    void watch(const QStringList &files);

Q_SIGNALS:
    void changed();

private:
    QString m_folder;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
};

} // namespace framewatch
