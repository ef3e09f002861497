// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmemory.h"

#include "app/pages.h"
#include "app/servercapture.h"
#include "app/sidepanel.h"
#include "app/windowsettings.h"
#include "widgets/composer/composerpanel.h"
#include "widgets/session/sessionpage.h"

#include <chrono>

namespace framewatch {

namespace {

constexpr std::chrono::milliseconds DraftAfter{1000};

} // namespace

WindowMemory::WindowMemory(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m(parts)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(DraftAfter);
    connect(&m_draftTimer, &QTimer::timeout, this, &WindowMemory::keepDraft);
    connect(&m.pages, &Pages::draftEdited, this, [this](SessionPage *page) {
        m_draftOf = page;
        m_draftTimer.start();
    });
    connect(&m.pages, &Pages::secretsChanged, this, &WindowMemory::learnSecrets);
    connect(&m.pages, &Pages::urlUsed, this, [this](const QString &url) {
        m.settings.addUrl(url);
        showUrls();
    });
    connect(&m.side, &SidePanel::urlRemoved, this, [this](const QString &url) {
        m.settings.removeUrl(url);
        showUrls();
    });
}

void WindowMemory::showUrls()
{
    const QStringList urls = m.settings.urls();
    m.side.setUrls(urls);
    for (SessionPage *page : m.pages.sessions())
        page->setHistory(urls);
    Q_EMIT urlsShown();
}

void WindowMemory::keepDraft()
{
    m_draftTimer.stop();
    if (m_draftOf)
        m.settings.setDraft(m_draftOf->composer().state());
}

void WindowMemory::learnSecrets()
{
    // Those of closed tabs stay: an echo may come late.
    for (const QByteArray &secret : m.pages.secrets()) {
        if (!m_secrets.contains(secret))
            m_secrets.append(secret);
    }
    m.settings.setSecrets(m_secrets);
    m.serverCapture.setSecrets(m_secrets);
}

} // namespace framewatch
