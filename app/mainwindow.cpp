// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/closing.h"
#include "app/dialogs.h"
#include "app/pages.h"
#include "app/panes.h"
#include "app/profiledesk.h"
#include "app/recovery.h"
#include "app/salvageoffer.h"
#include "app/servercapture.h"
#include "app/sidepanel.h"
#include "app/tabstrip.h"
#include "app/trafficbar.h"
#include "app/windowactions.h"
#include "app/windowmemory.h"
#include "app/windowsettings.h"
#include "model/capture/capturefile.h"
#include "model/core/clock.h"
#include "model/settings/environmentstore.h"
#include "widgets/composer/sendkeys.h"
#include "widgets/connection/banner.h"
#include "widgets/log/logpanel.h"
#include "widgets/profiles/profilespanel.h"
#include "widgets/server/servercontrol.h"
#include "widgets/session/captureloss.h"
#include "widgets/session/sessionpage.h"
#include "widgets/session/trafficview.h"
#include "widgets/theme/parts.h"

#include <QAction>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>

#include <chrono>
#include <utility>

namespace framewatch {

namespace {

constexpr QSize FirstSize{1360, 860};
constexpr QSize LeastSize{760, 480};
constexpr std::chrono::milliseconds SampleEvery{500};

QIcon appIcon()
{
    QIcon icon;
    for (const int size : {32, 64}) // larger ones cost more to read than the rest of the window's icons
        icon.addFile(QStringLiteral(":/app/framewatch-%1.png").arg(size), {size, size});
    return icon;
}

} // namespace

struct MainWindow::Private
{
    Private(MainWindow &window, Theme &theme, const Services &services);

    void layOut();
    void wire();
    void wireServer();
    void wireProfiles();
    void run(Command command);
    void runInPage(Command command, TabPage &page);

    void openCapture(const QString &path, CapturePage::Origin origin);
    void stepPane(int by);
    void showFront();
    void sampleRates();
    void sayAbout();

    MainWindow &q;
    Theme &theme;
    Services services;
    SystemClock clock;
    ServerControl control;
    WindowActions actions;
    Closing closing;
    QStackedWidget *stack;
    TabStrip *tabs;
    Pages pages;
    ProfilesPanel *profiles;
    ProfileDesk desk;
    SidePanel *side;
    QWidget *sideLine;
    TrafficBar *traffic;
    Banner *notice;
    Recovery *recovery;
    SalvageOffer *salvage;
    WindowMemory memory;
    QTimer sampleTimer;
    bool demoPending = false;
    bool mayClose = false;
    bool inCloseEvent = false;
};

MainWindow::Private::Private(MainWindow &window, Theme &shownWith, const Services &given)
    : q(window)
    , theme(shownWith)
    , services(given)
    , control(given.server)
    , actions(window)
    , closing(window, given.dialogs)
    , stack(new QStackedWidget)
    , tabs(new TabStrip(theme, *stack))
    , pages({theme, clock, services, *tabs, control, closing})
    , profiles(new ProfilesPanel(theme, given.profiles, given.environments))
    , desk({theme, given.profiles, given.environments, given.secrets, given.dialogs, pages, *profiles, window})
    , side(new SidePanel(theme, control, *profiles))
    , sideLine(Parts::line(Qt::Vertical))
    , traffic(new TrafficBar(theme))
    , notice(new Banner(theme))
    , recovery(new Recovery(theme))
    , salvage(new SalvageOffer(theme, given.dialogs))
    , memory({given.settings, given.serverCapture, pages, *side})
{
    control.setSettings(given.settings.server());
    notice->addDismiss();
    layOut();
    wire();
    wireServer();
    wireProfiles();
    memory.showUrls();
}

void MainWindow::Private::layOut()
{
    auto *centre = new QWidget;
    auto *column = Parts::bare<QVBoxLayout>(0, centre);
    column->addWidget(tabs);
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addWidget(recovery);
    column->addWidget(salvage);
    column->addWidget(notice);
    auto *row = Parts::bare<QHBoxLayout>();
    row->addWidget(side);
    row->addWidget(sideLine);
    row->addWidget(stack, 1);
    column->addLayout(row, 1);
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addWidget(traffic);
    q.setCentralWidget(centre);

    const bool shown = services.settings.sidePanelShown();
    actions.action(Command::SidePanel)->setChecked(shown);
    side->setVisible(shown);
    sideLine->setVisible(shown);
}

void MainWindow::Private::wire()
{
    connect(&actions, &WindowActions::triggered, &q, [this](Command command) { run(command); });
    for (QWidget *part : QList<QWidget *>{tabs, recovery, notice, side, traffic})
        hearSendKeys(*part, [this] { run(Command::Send); }); // the panels of a page see to themselves
    connect(tabs, &TabStrip::newRequested, &q, [this] { run(Command::NewTab); });
    connect(&pages, &Pages::frontChanged, &q, [this] { showFront(); });
    connect(&pages, &Pages::frontProgressed, &q, [this] { traffic->show(pages.front()); });
    connect(&memory, &WindowMemory::urlsShown, &q, [this] { showFront(); });
    connect(side, &SidePanel::urlChosen, &q, [this](const QString &url) { pages.openUrl(url); });
    connect(side, &SidePanel::serverOpened, &q, [this] { pages.openServer(); });
    connect(recovery, &Recovery::openRequested, &q,
            [this](const QString &path) { openCapture(path, CapturePage::Origin::Recovered); });
    connect(salvage, &SalvageOffer::salvaged, &q,
            [this](const QString &path) { openCapture(path, CapturePage::Origin::Saved); });
    connect(&pages, &Pages::captureDamaged, &q, [this](const QString &path, const Error &error) {
        salvage->offer(path, tr("%1 is damaged: rows are missing.").arg(QFileInfo(path).fileName()), error);
    });
    connect(&pages, &Pages::captureMoved, salvage, &SalvageOffer::follow);
    sampleTimer.setInterval(SampleEvery);
    connect(&sampleTimer, &QTimer::timeout, &q, [this] { sampleRates(); });
    sampleTimer.start();
}

void MainWindow::Private::wireServer()
{
    connect(&control, &ServerControl::settingsEdited, &q,
            [this] { services.settings.setServer(control.settings()); });
    connect(&control, &ServerControl::changed, &q, [this] {
        actions.action(Command::ServerToggle)->setText(control.isRunning() ? tr("&Stop") : tr("&Start"));
    });
    connect(&services.server, &LocalServer::started, &q, [this](const QString &url) {
        if (!std::exchange(demoPending, false))
            return;
        ConnectionSettings settings;
        settings.url = url;
        SessionPage *page = q.openTab(settings, false);
        page->session().setOpenMessages({{true, QByteArrayLiteral("Hello, Server!")}}, false);
        page->connectNow();
    });
    connect(&services.serverCapture, &ServerCapture::failed, &q, [this](const Error &error) {
        notice->setTone(Banner::Tone::Error);
        notice->say(tr("The local server's traffic is not captured."), error.message);
    });
    connect(&services.serverCapture, &ServerCapture::resumed, &q, [this](qint64 missed) {
        notice->setTone(Banner::Tone::Info);
        notice->say(tr("The local server's traffic is captured again."), captureLossText(missed));
    });
}

void MainWindow::Private::wireProfiles()
{
    EnvironmentStore &environments = services.environments;
    environments.choose(services.settings.environment());
    connect(&environments, &EnvironmentStore::chosenChanged, &q,
            [this, &environments] { services.settings.setEnvironment(environments.chosen()); });
    connect(profiles, &ProfilesPanel::connectRequested, notice, &QWidget::hide);
    connect(&desk, &ProfileDesk::failed, &q, [this](const QString &title, const QString &text) {
        notice->setTone(Banner::Tone::Error);
        notice->say(title, text);
    });
}

void MainWindow::Private::run(Command command)
{
    switch (command) {
    case Command::NewTab:
        q.openTab({}, false)->focusUrl();
        return;
    case Command::OpenCapture:
        services.dialogs.askOpenFile(&q, [this](const QString &path) {
            if (!path.isEmpty())
                q.openCapture(path);
        });
        return;
    case Command::SaveProfile:
    case Command::PasteCommand:
        if (!side->isVisible()) // its name is typed there
            actions.action(Command::SidePanel)->trigger();
        if (command == Command::SaveProfile)
            desk.saveTab({});
        else
            profiles->pasteCommand({});
        return;
    case Command::KeepProfile:
        desk.keepTab();
        return;
    case Command::Quit:
        q.close();
        return;
    case Command::SidePanel: {
        const bool shown = actions.action(command)->isChecked();
        side->setVisible(shown);
        sideLine->setVisible(shown);
        services.settings.setSidePanelShown(shown);
        return;
    }
    case Command::NextPane:
    case Command::PreviousPane:
        stepPane(command == Command::NextPane ? 1 : -1);
        return;
    case Command::NextTab:
        tabs->step(1);
        return;
    case Command::PreviousTab:
        tabs->step(-1);
        return;
    case Command::ServerToggle:
        if (control.isRunning())
            control.stop();
        else
            control.start();
        return;
    case Command::ServerPage:
        pages.openServer();
        return;
    case Command::Demo:
        q.startDemo();
        return;
    case Command::About:
        sayAbout();
        return;
    default:
        if (TabPage *page = pages.front())
            runInPage(command, *page);
    }
}

void MainWindow::Private::runInPage(Command command, TabPage &page)
{
    auto *live = qobject_cast<SessionPage *>(&page);
    if (command == Command::CloseTab)
        pages.close(&page);
    else if (command == Command::SaveCapture)
        closing.save(&page);
    else if (command == Command::FocusFilter)
        page.traffic()->log().focusFilter();
    else if (command == Command::ClearLog)
        page.traffic()->log().clearLog();
    else if (command == Command::FocusUrl)
        page.focusUrl();
    else if (command == Command::Send)
        page.sendMessage();
    else if (command == Command::Settings && live)
        live->openSettings();
    else if (command == Command::ConnectOrClose && live)
        live->connectOrClose();
    else if (command == Command::Ping && live)
        live->session().ping();
}

void MainWindow::Private::stepPane(int by)
{
    const TabPage *page = pages.front();
    Panes::step(QList<QWidget *>{side} + (page ? page->panes() : QList<QWidget *>()), by);
}

void MainWindow::Private::openCapture(const QString &path, CapturePage::Origin origin)
{
    const Result<bool> opened = pages.openCapture(path, origin);
    notice->hide();
    if (opened)
        return;
    if (pages.all().isEmpty()) // a window without a tab is no place to start from
        pages.openSession({}, {});
    const QString title = tr("%1 was not opened.").arg(QFileInfo(path).fileName());
    if (salvage->offer(path, title, opened.error()))
        return;
    notice->setTone(Banner::Tone::Error);
    notice->say(title, opened.error().message);
}

void MainWindow::Private::showFront()
{
    TabPage *page = pages.front();
    traffic->show(page);
    actions.action(Command::SaveCapture)->setEnabled(page && page->canSaveCapture());
    auto *live = qobject_cast<SessionPage *>(page);
    for (const Command command : {Command::SaveProfile, Command::FocusUrl, Command::ConnectOrClose,
                                  Command::Settings, Command::Send, Command::Ping})
        actions.action(command)->setEnabled(live != nullptr);
    actions.action(Command::KeepProfile)->setEnabled(desk.canKeepTab());
    side->setCurrentUrl(live ? live->settings().url : QString());
    q.setWindowTitle(page ? tr("%1 – Framewatch").arg(page->title()) : QStringLiteral("Framewatch"));
}

void MainWindow::Private::sampleRates()
{
    for (TabPage *page : pages.all())
        page->rate().sample(page->progress().receivedMessages, clock.monotonicNs());
    if (TabPage *page = pages.front()) {
        traffic->show(page);
        actions.action(Command::SaveCapture)->setEnabled(page->canSaveCapture());
    }
}

void MainWindow::Private::sayAbout()
{
    notice->setTone(Banner::Tone::Info);
    notice->say(
        tr("Framewatch %1").arg(QCoreApplication::applicationVersion()),
        tr("WebSocket client and inspector · Qt %1 · GPL-3.0-or-later").arg(QLatin1String(qVersion())));
}

MainWindow::MainWindow(Theme &theme, const Services &services, QWidget *parent)
    : QMainWindow(parent)
{
    setWindowIcon(appIcon());
    setMinimumSize(LeastSize);
    setAcceptDrops(true);
    resize(FirstSize);
    d = std::make_unique<Private>(*this, theme, services);
    theme.dress(*this);
    if (!services.settings.geometry().isEmpty())
        restoreGeometry(services.settings.geometry());
}

MainWindow::~MainWindow()
{
    d->pages.disconnect(this);
    d->pages.clear(); // while what they use is there
}

SessionPage *MainWindow::openTab(const ConnectionSettings &settings, bool connectNow,
                                 const Session::Options &options)
{
    SessionPage *page = d->pages.openSession(settings, options);
    if (connectNow)
        page->connectNow();
    return page;
}

void MainWindow::openCapture(const QString &path)
{
    d->openCapture(path, CapturePage::Origin::Saved);
}

void MainWindow::startDemo()
{
    ServerSettings settings;
    if (const auto rule = ReplyRule::preset(QStringLiteral("server-echo")))
        settings.rule = *rule;
    d->demoPending = true;
    startServer(settings);
}

void MainWindow::startServer(const ServerSettings &settings)
{
    d->control.setSettings(settings);
    d->control.start();
}

void MainWindow::offerAbandoned()
{
    d->recovery->offer(CaptureFile::abandoned(d->services.captureFolder));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!d->mayClose) {
        d->inCloseEvent = true;
        d->closing.close(d->pages.all(), [this] {
            d->mayClose = true;
            if (!d->inCloseEvent) // answered later
                close();
        });
        d->inCloseEvent = false;
    }
    event->setAccepted(d->mayClose);
    if (!d->mayClose)
        return;
    d->services.settings.setGeometry(saveGeometry());
    d->memory.keepDraft();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            openCapture(url.toLocalFile());
    }
}

} // namespace framewatch
