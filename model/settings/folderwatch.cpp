// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/folderwatch.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>
#include <utility>

namespace framewatch {

namespace {

constexpr std::chrono::milliseconds Quiet{100}; // a pull or a save by an editor is several changes

} // namespace

FolderWatch::FolderWatch(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(Quiet);
    connect(&m_timer, &QTimer::timeout, this, &FolderWatch::changed);
    const auto wake = [this] { m_timer.start(); };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, wake);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, wake);
}

void FolderWatch::watch(const QStringList &files)
{
    QStringList wanted;
    if (QFileInfo(m_folder).isDir()) {
        wanted = files;
        wanted.append(m_folder);
        const QDir folder(m_folder);
        for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            wanted.append(folder.filePath(name));
    } else if (const QString round = QFileInfo(m_folder).absolutePath(); QFileInfo(round).isDir()) {
        wanted.append(round);
    }
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    QStringList gone;
    for (const QString &path : watched) {
        if (!wanted.removeOne(path))
            gone.append(path);
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted);
}

} // namespace framewatch
