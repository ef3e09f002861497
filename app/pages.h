// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the pages of the window's tabs, finds them again, and closes them.
#pragma once

#include "app/mainwindow.h"
#include "model/connection/networkwatch.h"
#include "widgets/session/capturepage.h"

#include <QObject>
#include <QPointer>

class QSplitter;

namespace framewatch {

class Clock;
class Closing;
class ServerControl;
class ServerPage;
class TabStrip;

/// GUI thread. Owns the pages through the tab strip's stack; clear() before what they use goes.
class Pages final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Theme &theme;
        const Clock &clock;
        const MainWindow::Services &services;
        TabStrip &tabs;
        ServerControl &control;
        Closing &closing;
    };

    explicit Pages(const Parts &parts, QObject *parent = nullptr);

    /// Takes the page in front instead of a new one while nothing was done in it.
    SessionPage *openSession(const ConnectionSettings &settings, const Session::Options &options);
    Result<bool> openCapture(const QString &path, CapturePage::Origin origin);
    void openServer();
    /// The tab that has this address already, else a new one; connects.
    void openUrl(const QString &url);
    void bringToFront(TabPage *page);
    /// Asks first if something would be lost.
    void close(TabPage *page);
    void clear();

    TabPage *front() const;
    QList<TabPage *> all() const;
    QList<SessionPage *> sessions() const;
    QList<QByteArray> secrets() const;

Q_SIGNALS:
    void frontChanged(); ///< another page, or its title or state
    void frontProgressed();
    void urlUsed(const QString &url);
    void secretsChanged();
    void draftEdited(framewatch::SessionPage *page);
    void captureDamaged(const QString &path, const framewatch::Error &error); ///< seen after it was opened
    void captureMoved(const QString &from, const QString &to);

private:
    void add(TabPage *page);
    SessionPage *newSession(const ConnectionSettings &settings, const Session::Options &options);
    SessionPage *blank() const;
    /// Puts a logged message into a composer, to be changed and sent again.
    void compose(TabPage *from, qint64 id);
    void showServerCapture();
    void rememberLayout(TabPage &page);
    void keepSplitter(QSplitter &splitter, const QString &name);
    void remove(TabPage *page);

    Parts m;
    NetworkWatch m_network;
    QPointer<ServerPage> m_server;
};

} // namespace framewatch
