// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

#include "app/closing.h"
#include "app/servercapture.h"
#include "app/tabstrip.h"
#include "app/windowsettings.h"
#include "model/log/messagelogmodel.h"
#include "model/settings/environmentstore.h"
#include "widgets/composer/composerpanel.h"
#include "widgets/server/servercontrol.h"
#include "widgets/session/connectgate.h"
#include "widgets/session/serverpage.h"
#include "widgets/session/sessionpage.h"
#include "widgets/session/trafficview.h"

#include <QSplitter>

namespace framewatch {

namespace {

const QString TrafficLayout = QStringLiteral("log and inspector");

} // namespace

Pages::Pages(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m(parts)
{
    connect(&m.tabs, &TabStrip::closeRequested, this, &Pages::close);
    connect(&m.tabs, &TabStrip::currentChanged, this, &Pages::frontChanged);
    connect(&m_network, &NetworkWatch::onlineChanged, this, [this](bool online) {
        for (SessionPage *page : sessions())
            page->session().setOnline(online);
    });
    const ServerCapture &capture = m.services.serverCapture;
    connect(&capture, &ServerCapture::began, this, [this] { showServerCapture(); });
    connect(&capture, &ServerCapture::aboutToMove, this, [this] {
        if (m_server)
            m_server->releaseCapture();
    });
    connect(&capture, &ServerCapture::moved, this, [this](const Result<bool> &result, const QString &path) {
        showServerCapture();
        if (m_server)
            m_server->finishSaving(result, path);
    });
    connect(&capture, &ServerCapture::progressChanged, this,
            [this](const CaptureProgress &progress) {
                if (m_server)
                    m_server->setProgress(progress);
            });
}

SessionPage *Pages::openSession(const ConnectionSettings &settings, const Session::Options &options)
{
    const bool usual = options.captureFile.isEmpty() && !options.echo && options.stopAfterReceived == 0;
    SessionPage *page = usual && !settings.url.isEmpty() ? blank() : nullptr;
    if (!page)
        return newSession(settings, options);
    page->setSettings(settings);
    page->composer().focusEditor();
    return page;
}

SessionPage *Pages::newSession(const ConnectionSettings &settings, const Session::Options &options)
{
    Session::Options filled = options;
    if (filled.captureFolder.isEmpty())
        filled.captureFolder = m.services.captureFolder;
    auto *page = new SessionPage(m.theme, m.clock, std::make_unique<Session>(filled));
    page->gate().setExpand(
        [this, page](const ConnectionSettings &written, const ConnectGate::Answer &answer) {
            m.services.environments.read(
                page, [written, answer](const Variables &variables) { answer(variables.expand(written)); });
        });
    connect(page, &SessionPage::urlUsed, this, &Pages::urlUsed);
    connect(page, &SessionPage::urlUsed, this, [this, page] { // not before: a window without a connection need not know
        m_network.start();
        page->session().setOnline(m_network.isOnline());
    });
    connect(page, &SessionPage::settingsChanged, this, &Pages::secretsChanged);
    connect(page, &SessionPage::draftEdited, this, [this, page] { Q_EMIT draftEdited(page); });
    keepSplitter(page->splitter(), QStringLiteral("session"));
    page->composer().setState(m.services.settings.draft());
    page->setHistory(m.services.settings.urls());
    add(page);
    page->setSettings(settings);
    if (settings.url.isEmpty())
        page->focusUrl();
    else
        page->composer().focusEditor();
    return page;
}

SessionPage *Pages::blank() const
{
    auto *page = qobject_cast<SessionPage *>(front());
    return page && page->isBlank() ? page : nullptr;
}

Result<bool> Pages::openCapture(const QString &path, CapturePage::Origin origin)
{
    auto page = std::make_unique<CapturePage>(m.theme, origin);
    Result<bool> opened = page->open(path);
    connect(page.get(), &CapturePage::damaged, this, &Pages::captureDamaged);
    connect(page.get(), &CapturePage::moved, this, &Pages::captureMoved);
    if (opened)
        add(page.release());
    return opened;
}

void Pages::openServer()
{
    if (!m_server) {
        m_server = new ServerPage(m.theme, m.control);
        connect(m_server, &ServerPage::connectRequested, this, &Pages::openUrl);
        add(m_server);
        connect(m_server, &ServerPage::saveRequested, &m.services.serverCapture, &ServerCapture::save);
        showServerCapture();
    }
    m.tabs.setCurrent(m_server);
}

void Pages::showServerCapture()
{
    const ServerCapture &capture = m.services.serverCapture;
    if (!m_server || capture.path().isEmpty())
        return;
    m_server->setCapture(capture.path(), capture.isSaved());
    m_server->setProgress(capture.progress());
}

void Pages::openUrl(const QString &url)
{
    for (SessionPage *page : sessions()) {
        if (page->settings().url != url)
            continue;
        m.tabs.setCurrent(page);
        if (page->session().status().state == ConnectionState::Idle)
            page->connectNow();
        return;
    }
    ConnectionSettings settings;
    settings.url = url;
    openSession(settings, {})->connectNow();
}

void Pages::bringToFront(TabPage *page)
{
    m.tabs.setCurrent(page);
}

void Pages::close(TabPage *page)
{
    const QPointer<TabPage> kept(page);
    m.closing.close({page}, [this, kept] {
        if (kept)
            remove(kept);
    });
}

void Pages::clear()
{
    m.tabs.disconnect(this);
    if (TabPage *page = front())
        rememberLayout(*page);
    for (TabPage *page : all()) {
        m.tabs.removePage(page);
        delete page;
    }
}

TabPage *Pages::front() const
{
    return m.tabs.current();
}

QList<TabPage *> Pages::all() const
{
    QList<TabPage *> pages;
    for (int i = 0; i < m.tabs.count(); ++i)
        pages.append(m.tabs.page(i));
    return pages;
}

QList<SessionPage *> Pages::sessions() const
{
    QList<SessionPage *> pages;
    for (TabPage *page : all()) {
        if (auto *session = qobject_cast<SessionPage *>(page))
            pages.append(session);
    }
    return pages;
}

QList<QByteArray> Pages::secrets() const
{
    QList<QByteArray> secrets;
    for (SessionPage *page : sessions())
        secrets += page->session().settings().secrets() + page->settings().secrets();
    secrets.removeIf(
        [](const QByteArray &secret) { return Variables::isReference(QString::fromUtf8(secret)); });
    return secrets;
}

void Pages::add(TabPage *page)
{
    connect(page, &TabPage::progressed, this, [this, page] {
        if (page == front())
            Q_EMIT frontProgressed();
    });
    connect(page, &TabPage::looksChanged, this, [this, page] {
        if (page == front())
            Q_EMIT frontChanged();
    });
    connect(page->traffic(), &TrafficView::resendRequested, this,
            [this, page](qint64 id) { compose(page, id); });
    keepSplitter(page->traffic()->splitter(), QStringLiteral("traffic"));
    page->traffic()->restoreState(m.services.settings.layout(TrafficLayout));
    m.tabs.addPage(page);
    m.tabs.setCurrent(page);
}

void Pages::compose(TabPage *from, qint64 id)
{
    const CaptureReader *reader = from->traffic()->model().reader();
    const std::optional<Entry> entry = reader ? reader->entry(id) : std::nullopt;
    if (!entry || !isMessage(entry->kind))
        return;
    auto *session = qobject_cast<SessionPage *>(from);
    if (!session) // a saved capture, the local server: a tab of its own to send from
        session = openSession({}, {});
    session->composer().setMessage(entry->kind == EntryKind::Text, entry->payload);
    session->composer().focusEditor();
}

void Pages::keepSplitter(QSplitter &splitter, const QString &name)
{
    const QByteArray state = m.services.settings.layout(name);
    if (!state.isEmpty())
        splitter.restoreState(state);
    splitter.setHandleWidth(1); // a state brings the width it was saved with
    connect(&splitter, &QSplitter::splitterMoved, this,
            [this, &splitter, name] { m.services.settings.setLayout(name, splitter.saveState()); });
}

void Pages::rememberLayout(TabPage &page)
{
    m.services.settings.setLayout(TrafficLayout, page.traffic()->saveState());
}

void Pages::remove(TabPage *page)
{
    rememberLayout(*page);
    m.tabs.removePage(page);
    page->deleteLater();
    if (m.tabs.count() == 0)
        openSession({}, {})->focusUrl();
}

} // namespace framewatch
