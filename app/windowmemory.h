// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a window learns while it is used and keeps for the next start: addresses and the draft, without secrets.
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace framewatch {

class Pages;
class ServerCapture;
class SessionPage;
class SidePanel;
class WindowSettings;

/// Listens to the pages and the side panel. GUI thread; what it is given must outlive it.
class WindowMemory final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        WindowSettings &settings;
        ServerCapture &serverCapture; ///< learns secrets, too: a client may say them
        Pages &pages;
        SidePanel &side;
    };

    explicit WindowMemory(const Parts &parts, QObject *parent = nullptr);

    /// Gives the addresses to the side panel and to every tab's history.
    void showUrls();
    /// The draft of the composer that was edited last, at once; else it is kept a second after an edit.
    void keepDraft();

Q_SIGNALS:
    void urlsShown();

private:
    void learnSecrets();

    Parts m;
    QPointer<SessionPage> m_draftOf;
    QTimer m_draftTimer;
    QList<QByteArray> m_secrets; // every one known in this run
};

} // namespace framewatch
