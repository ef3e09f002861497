// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/recovery.h"
#include "app/salvageoffer.h"
#include "app/servercapture.h"
#include "app/sidepanel.h"
#include "app/trafficbar.h"
#include "app/windowsettings.h"
#include "model/capture/capturereader.h"
#include "model/capture/capturewriter.h"
#include "model/core/clock.h"
#include "model/log/messagelogmodel.h"
#include "model/settings/environmentstore.h"
#include "model/settings/profilestore.h"
#include "tests/app/scripteddialogs.h"
#include "tests/widgets/keeplimits.h"
#include "widgets/composer/composerpanel.h"
#include "widgets/connection/banner.h"
#include "widgets/connection/connectiondialog.h"
#include "widgets/inspector/inspectorpanel.h"
#include "widgets/log/logpanel.h"
#include "widgets/log/logview.h"
#include "widgets/session/capturepage.h"
#include "widgets/session/serverpage.h"
#include "widgets/session/sessionpage.h"
#include "widgets/session/trafficview.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace framewatch;
using namespace framewatch::test;

namespace {

/// A saved capture with so many messages.
QString savedCapture(const QTemporaryDir &folder, int entries)
{
    const SystemClock clock;
    const QString path = folder.filePath(QStringLiteral("saved.fwcap"));
    CaptureWriter writer(clock);
    if (!writer.create(path))
        return {};
    const QByteArray text(100, 't');
    for (int i = 0; i < entries; ++i)
        writer.append(
            {1, clock.unixNs(), Direction::Received, EntryKind::Text, {}, text.size(), {}, text, {}});
    return path;
}

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// One that a crash left, with a part of its rows gone.
QString leftDamagedCapture(const QString &folder, int entries)
{
    const SystemClock clock;
    CaptureFile::TemporaryCapture temporary(folder);
    {
        CaptureWriter writer(clock);
        if (!writer.create(temporary.path()))
            return {};
        const QByteArray text(100, 't');
        for (int i = 0; i < entries; ++i)
            writer.append(
                {1, clock.unixNs(), Direction::Received, EntryKind::Text, {}, text.size(), {}, text, {}});
    }
    const qint64 middle = QFileInfo(temporary.path()).size() / 2 / 16384 * 16384;
    overwrite(temporary.path(), middle, QByteArray(16384, '\0'));
    temporary.keep();
    return temporary.path();
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void init();
    void cleanup();
    void aBlankTabIsUsedBeforeANewOne();
    void theDemoTalks();
    void closingABlankTabAsksNothing();
    void closingAskedAndCancelledKeepsTheTab();
    void closingWithoutSavingLeavesNothingBehind();
    void closingWithSavingKeepsTheFile();
    void theWindowAsksOnceForAll();
    void unsavedCapturesAreNamed();
    void closingAsksForMessagesThatWait();
    void tabsTellTheirState();
    void keysReachTheirPlaces();
    void panesAreSteppedThrough();
    void settingsHaveAKey();
    void controlEnterSendsOnceFromAnywhere();
    void aLoggedMessageGoesBackIntoTheComposer();
    void addressesAreRememberedWithoutSecrets();
    void aDraftLosesAKnownToken();
    void aForeignFileIsSaidInline();
    void aFileThatDoesNotOpenLeavesATab();
    void aDamagedCaptureIsSalvaged();
    void aCaptureDamagedInsideIsSalvaged();
    void aDamagedCaptureIsSalvagedWhereItWasSaved();
    void aDamagedCaptureThatIsGoneIsSaid();
    void leftCapturesAreOffered();
    void serverTrafficHasATab();
    void serverTrafficIsSaved();
    void aTabIsLaidOutAsTheLastOne();
    void theWindowFitsASmallScreen();

private:
    void talk(SessionPage *page, const QByteArray &message)
    {
        page->session().send({true, message});
        QTRY_VERIFY(page->progress().receivedMessages > 0);
    }
    SessionPage *connectedPage()
    {
        if (!m_server->isRunning()) {
            QSignalSpy started(m_server.get(), &LocalServer::started);
            m_server->start({});
            started.wait();
        }
        ConnectionSettings settings;
        settings.url = m_server->url();
        SessionPage *page = m_window->openTab(settings, true);
        talk(page, "hello");
        return page;
    }
    QTabBar &bar() { return *m_window->findChild<QTabBar *>(QStringLiteral("tabs")); }
    void makeWindow();
    void closeCurrent() { Q_EMIT bar().tabCloseRequested(bar().currentIndex()); }
    QString captureFolder() const { return m_folder->filePath(QStringLiteral("captures")); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<ScriptedDialogs> m_dialogs;
    std::unique_ptr<ServerCapture> m_serverCapture;
    std::unique_ptr<LocalServer> m_server;
    MemorySecretStore m_secrets;
    std::unique_ptr<ProfileStore> m_profiles;
    std::unique_ptr<EnvironmentStore> m_environments;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<WindowSettings>(m_folder->filePath(QStringLiteral("window.ini")));
    m_dialogs = std::make_unique<ScriptedDialogs>();
    m_serverCapture = std::make_unique<ServerCapture>(captureFolder());
    m_server = std::make_unique<LocalServer>(m_serverCapture->sinkFactory());
    m_profiles = std::make_unique<ProfileStore>(m_folder->filePath(QStringLiteral("profiles")));
    m_environments = std::make_unique<EnvironmentStore>(m_folder->filePath(QStringLiteral("environments")), m_secrets);
    makeWindow();
    m_window->openTab({}, false);
    m_window->show();
}

void TestMainWindow::makeWindow()
{
    m_window = std::make_unique<MainWindow>(
        *m_theme, MainWindow::Services{*m_settings, *m_dialogs, *m_server, *m_serverCapture, captureFolder(), m_secrets,
                                       *m_profiles, *m_environments});
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_environments.reset();
    m_profiles.reset();
    m_server.reset();
    m_serverCapture.reset();
    m_settings.reset();
}

void TestMainWindow::aBlankTabIsUsedBeforeANewOne()
{
    QCOMPARE(bar().count(), 1);
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://localhost:1");
    m_window->openTab(settings, false);
    QCOMPARE(bar().count(), 1);
    m_window->openTab(settings, false);
    QCOMPARE(bar().count(), 2);
}

void TestMainWindow::theDemoTalks()
{
    m_window->startDemo();
    auto *page = m_window->findChild<SessionPage *>();
    QTRY_COMPARE(page->progress().receivedMessages, 2); // greeting and echo
    QCOMPARE(page->progress().sentMessages, 1);
    QTRY_VERIFY(m_window->findChild<TrafficBar *>()->text().contains(QStringLiteral("1 · 14 B")));
}

void TestMainWindow::closingABlankTabAsksNothing()
{
    closeCurrent();
    QVERIFY(m_dialogs->asked.isEmpty());
    QCOMPARE(bar().count(), 1); // a blank one in its place
}

void TestMainWindow::closingAskedAndCancelledKeepsTheTab()
{
    SessionPage *page = connectedPage();
    closeCurrent();
    QCOMPARE(m_dialogs->asked.size(), 1);
    QCOMPARE(bar().count(), 1);
    QCOMPARE(page->session().status().state, ConnectionState::Open);
}

void TestMainWindow::closingWithoutSavingLeavesNothingBehind()
{
    m_dialogs->answer = Dialogs::Unsaved::Discard;
    QPointer<SessionPage> page = connectedPage();
    const QString path = page->session().capturePath();
    QVERIFY(QFile::exists(path));
    closeCurrent();
    QTRY_VERIFY(!page);
    QVERIFY(!QFile::exists(path));
    QCOMPARE(bar().count(), 1);
}

void TestMainWindow::closingWithSavingKeepsTheFile()
{
    m_dialogs->answer = Dialogs::Unsaved::Save;
    m_dialogs->savePath = m_folder->filePath(QStringLiteral("kept.fwcap"));
    QPointer<SessionPage> page = connectedPage();
    closeCurrent();
    QTRY_VERIFY(!page);
    QVERIFY(QFile::exists(m_dialogs->savePath));
}

void TestMainWindow::theWindowAsksOnceForAll()
{
    connectedPage();
    connectedPage();
    m_window->close();
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_dialogs->asked.size(), 1);
    QVERIFY(m_dialogs->asked.at(0).startsWith(QStringLiteral("2 captures")));
    m_dialogs->answer = Dialogs::Unsaved::Discard;
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

void TestMainWindow::unsavedCapturesAreNamed()
{
    connectedPage()->setName(QStringLiteral("prices"));
    connectedPage()->setName(QStringLiteral("chat"));
    m_window->close();
    const QString detail = m_dialogs->details.constLast();
    QVERIFY2(detail.contains(QStringLiteral("“prices”, ")) && detail.contains(QStringLiteral("“chat”, ")),
             qPrintable(detail));
}

void TestMainWindow::closingAsksForMessagesThatWait()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://127.0.0.1:9");
    settings.whenNotOpen = ConnectionSettings::WhenNotOpen::Queue;
    QPointer<SessionPage> page = m_window->openTab(settings, false);
    page->setName(QStringLiteral("prices"));
    for (const char *message : {"one", "two"})
        Q_EMIT page->composer().sendRequested(true, message);
    QTRY_COMPARE(page->waitingMessages(), 2);
    m_window->close();
    QVERIFY(m_window->isVisible());
    closeCurrent();
    QVERIFY(page);
    QCOMPARE(m_dialogs->asked.size(), 2);
    QCOMPARE(m_dialogs->asked.constLast(), QStringLiteral("2 messages of “prices” were not sent."));
    m_dialogs->answer = Dialogs::Unsaved::Discard;
    closeCurrent();
    QTRY_VERIFY(!page);
}

void TestMainWindow::tabsTellTheirState()
{
    connectedPage();
    const QString text = bar().tabText(bar().currentIndex());
    QCOMPARE(text, QStringLiteral("127.0.0.1:%1").arg(m_server->port()));
    QVERIFY(!bar().tabIcon(bar().currentIndex()).isNull());
    QVERIFY(bar().accessibleTabName(bar().currentIndex()).endsWith(QStringLiteral("Open")));
}

void TestMainWindow::keysReachTheirPlaces()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(bar().count(), 2);
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(qApp->focusWidget() && qApp->focusWidget()->accessibleName() == QStringLiteral("Server URL"));
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(qApp->focusWidget()->accessibleName().contains(QStringLiteral("ilter")));
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(bar().count(), 1);
}

void TestMainWindow::controlEnterSendsOnceFromAnywhere()
{
    SessionPage *page = connectedPage();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    page->composer().setMessage(true, "by key");
    page->composer().focusEditor();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(page->progress().sentMessages, 2);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(page->progress().sentMessages, 3);
    auto *side = m_window->findChild<SidePanel *>();
    side->findChild<QLineEdit *>()->setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(page->progress().sentMessages, 4);
    bar().setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Enter, Qt::ControlModifier);
    QTRY_COMPARE(page->progress().sentMessages, 5);
    QTRY_COMPARE(page->progress().receivedMessages, 5); // and no more came of it
}

void TestMainWindow::panesAreSteppedThrough()
{
    SessionPage *page = connectedPage();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    page->composer().focusEditor();
    auto *side = m_window->findChild<SidePanel *>();
    QList<QWidget *> panes = page->panes();
    QCOMPARE(panes.size(), 4); // address, log, inspector, composer
    panes.prepend(side);
    const auto focused = [&panes] {
        const QWidget *focus = qApp->focusWidget();
        const auto it = std::find_if(panes.begin(), panes.end(),
                                     [focus](const QWidget *pane) { return pane->isAncestorOf(focus); });
        return it == panes.end() ? -1 : int(it - panes.begin());
    };
    QCOMPARE(focused(), 4);
    for (const int pane : {0, 1, 2, 3, 4}) {
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QCOMPARE(focused(), pane);
    }
    for (const int pane : {3, 2, 1, 0, 4}) {
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(focused(), pane);
    }
    side->hide();
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QCOMPARE(focused(), 1);
}

void TestMainWindow::settingsHaveAKey()
{
    KeepLimits limits;
    qApp->installEventFilter(&limits);
    connectedPage();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = m_window->findChild<ConnectionDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
}

void TestMainWindow::aLoggedMessageGoesBackIntoTheComposer()
{
    SessionPage *page = connectedPage();
    MessageLogModel &model = page->traffic()->model();
    QTRY_VERIFY(page->progress().receivedMessages == 1);
    qint64 id = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.entryAt(row)->kind == EntryKind::Text)
            id = model.idAt(row);
    }
    QVERIFY(id > 0);
    Q_EMIT page->traffic()->resendRequested(id);
    page->sendMessage();
    QTRY_COMPARE(page->progress().sentMessages, 2);
}

void TestMainWindow::addressesAreRememberedWithoutSecrets()
{
    m_settings->addUrl(QStringLiteral("ws://user:s3cret@host/path?q=a:b@c"));
    QCOMPARE(m_settings->urls(), QStringList{QStringLiteral("ws://user@host/path?q=a:b@c")});
    m_settings->setSecrets({"t0ken"});
    m_settings->addUrl(QStringLiteral("ws://host/?access=t0ken"));
    QCOMPARE(m_settings->urls().size(), 1);
    for (int i = 0; i < 30; ++i)
        m_settings->addUrl(QStringLiteral("ws://host/%1").arg(i));
    QCOMPARE(m_settings->urls().size(), WindowSettings::MostUrls);
    QCOMPARE(m_settings->urls().at(0), QStringLiteral("ws://host/29"));
}

void TestMainWindow::aDraftLosesAKnownToken()
{
    m_settings->setSecrets({"t0ken"});
    m_settings->setDraft({{QStringLiteral("json"), QStringLiteral("{\"authToken\":\"t0ken\"}")}});
    QCOMPARE(m_settings->draft().value(QStringLiteral("json")).toString(),
             QStringLiteral("{\"authToken\":\"*****\"}"));
}

void TestMainWindow::aForeignFileIsSaidInline()
{
    const QString path = m_folder->filePath(QStringLiteral("letter.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Dear reader,\n");
    file.close();
    m_window->openCapture(path);
    QCOMPARE(bar().count(), 1);
    bool said = false;
    for (const Banner *banner : m_window->findChildren<Banner *>())
        said = said || (banner->isVisible() && banner->title().contains(QStringLiteral("letter.txt")));
    QVERIFY(said);
}

void TestMainWindow::aFileThatDoesNotOpenLeavesATab()
{
    makeWindow();
    m_window->openCapture(m_folder->filePath(QStringLiteral("nowhere.fwcap")));
    QCOMPARE(bar().count(), 1);
    QVERIFY(m_window->findChild<SessionPage *>());
}

void TestMainWindow::aDamagedCaptureIsSalvaged()
{
    const QString path = savedCapture(*m_folder, 500);
    overwrite(path, 0, QByteArray(100, 'x')); // its header
    m_window->openCapture(path);
    QCOMPARE(bar().count(), 1);
    auto *offer = m_window->findChild<SalvageOffer *>();
    QTRY_VERIFY(offer->isVisible());
    QVERIFY(offer->findChild<Banner *>()->detail().contains(QStringLiteral("holds entries of a capture")));
    m_dialogs->savePath = m_folder->filePath(QStringLiteral("new.fwcap"));
    offer->findChild<QPushButton *>()->click();
    QTRY_VERIFY(m_window->findChild<CapturePage *>());
    QCOMPARE(m_dialogs->suggestion, m_folder->filePath(QStringLiteral("saved salvaged.fwcap")));
    QCOMPARE(m_window->findChild<CapturePage *>()->path(), m_dialogs->savePath);
    QCOMPARE(m_window->findChild<CapturePage *>()->traffic()->model().rowCount(), 500);
    const auto *banner = offer->findChild<Banner *>();
    QCOMPARE(banner->title(), QStringLiteral("500 entries were recovered into new.fwcap."));
    QCOMPARE(banner->detail(), QStringLiteral("None is missing."));
}

void TestMainWindow::aCaptureDamagedInsideIsSalvaged()
{
    const QString path = savedCapture(*m_folder, 5000);
    const qint64 middle = QFileInfo(path).size() / 2 / 16384 * 16384;
    overwrite(path, middle, QByteArray(16384, '\0'));
    m_window->openCapture(path);
    auto *offer = m_window->findChild<SalvageOffer *>();
    QTRY_VERIFY(offer->isVisible());
    QVERIFY(offer->findChild<Banner *>()->title().contains(QStringLiteral("saved.fwcap is damaged")));
    m_dialogs->savePath = m_folder->filePath(QStringLiteral("new.fwcap"));
    offer->findChild<QPushButton *>()->click();
    QTRY_VERIFY(offer->findChild<Banner *>()->title().contains(QStringLiteral("recovered into new.fwcap")));
    QVERIFY(offer->findChild<Banner *>()->detail().contains(QStringLiteral("entries could not be read")));
    // A second time to the same place: what is there stays.
    m_window->openCapture(path);
    QTRY_VERIFY(offer->findChild<Banner *>()->title().contains(QStringLiteral("saved.fwcap is damaged")));
    offer->findChild<QPushButton *>()->click();
    QTRY_VERIFY(offer->findChild<Banner *>()->detail().contains(QStringLiteral("exists already")));
}

void TestMainWindow::aDamagedCaptureIsSalvagedWhereItWasSaved()
{
    const QString left = leftDamagedCapture(captureFolder(), 5000);
    m_window->offerAbandoned();
    m_window->findChild<Recovery *>()->findChildren<QPushButton *>().at(0)->click();
    auto *page = m_window->findChild<CapturePage *>();
    QVERIFY(page);
    auto *offer = m_window->findChild<SalvageOffer *>();
    QTRY_VERIFY(offer->isVisible());
    const QString saved = m_folder->filePath(QStringLiteral("kept.fwcap"));
    QSignalSpy moved(page, &TabPage::captureSaved);
    page->saveCapture(saved);
    QTRY_COMPARE(moved.size(), 1);
    QVERIFY(!QFile::exists(left));
    m_dialogs->savePath = m_folder->filePath(QStringLiteral("new.fwcap"));
    QSignalSpy salvaged(offer, &SalvageOffer::salvaged);
    offer->findChild<QPushButton *>()->click();
    QCOMPARE(m_dialogs->suggestion, m_folder->filePath(QStringLiteral("kept salvaged.fwcap")));
    QTRY_COMPARE(salvaged.size(), 1);
}

void TestMainWindow::aDamagedCaptureThatIsGoneIsSaid()
{
    const QString path = savedCapture(*m_folder, 500);
    overwrite(path, 0, QByteArray(100, 'x'));
    m_window->openCapture(path);
    auto *offer = m_window->findChild<SalvageOffer *>();
    QTRY_VERIFY(offer->isVisible());
    QVERIFY(QFile::remove(path));
    offer->findChild<QPushButton *>()->click();
    QVERIFY(m_dialogs->suggestion.isEmpty());
    QCOMPARE(offer->findChild<Banner *>()->title(), QStringLiteral("saved.fwcap is not there any more."));
}

void TestMainWindow::leftCapturesAreOffered()
{
    const SystemClock clock;
    QString left;
    {
        CaptureFile::TemporaryCapture temporary(captureFolder());
        left = temporary.path();
        CaptureWriter writer(clock);
        QVERIFY(writer.create(left).ok());
        for (int i = 0; i < 1204; ++i)
            writer.append({1, clock.unixNs(), Direction::Received, EntryKind::Text, {}, 2, {}, "hi", {}});
        temporary.keep(); // as a crash would
    }
    m_window->offerAbandoned();
    auto *recovery = m_window->findChild<Recovery *>();
    QVERIFY(recovery->isVisible());
    QVERIFY2(recovery->text().contains(QStringLiteral("1,204")), qPrintable(recovery->text()));
    recovery->findChildren<QPushButton *>().at(0)->click();
    QVERIFY(!recovery->isVisible());
    QCOMPARE(m_window->findChild<CapturePage *>()->traffic()->model().rowCount(), 1204);
}

void TestMainWindow::serverTrafficHasATab()
{
    connectedPage();
    Q_EMIT m_window->findChild<SidePanel *>()->serverOpened();
    auto *page = m_window->findChild<ServerPage *>();
    QVERIFY(page && page->isVisible());
    QTRY_VERIFY(page->traffic()->model().rowCount() > 0);
    Q_EMIT m_window->findChild<SidePanel *>()->serverOpened();
    QCOMPARE(bar().count(), 2); // the same one
}

void TestMainWindow::serverTrafficIsSaved()
{
    SessionPage *client = connectedPage();
    Q_EMIT m_window->findChild<SidePanel *>()->serverOpened();
    auto *page = m_window->findChild<ServerPage *>();
    QTRY_VERIFY(page->canSaveCapture());
    QSignalSpy saved(page, &TabPage::captureSaved);
    QSignalSpy notSaved(page, &TabPage::captureNotSaved);

    page->saveCapture(m_folder->filePath(QStringLiteral("missing/server.fwcap")));
    QTRY_COMPARE(notSaved.size(), 1);
    const QString path = m_folder->filePath(QStringLiteral("server.fwcap"));
    page->saveCapture(path); // while the server runs
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(page->captureState(), QStringLiteral("server.fwcap"));
    const qint64 before = page->progress().lastId;
    client->session().send({true, "after the move"});
    QTRY_VERIFY(page->progress().lastId > before);
    QTRY_VERIFY(page->traffic()->model().rowCount() > int(before));

    m_server->stop();
    const QString elsewhere = m_folder->filePath(QStringLiteral("stopped.fwcap"));
    page->saveCapture(elsewhere);
    QTRY_COMPARE(saved.size(), 2);
    QVERIFY(!QFile::exists(path));
    const auto reader = CaptureReader::open(elsewhere);
    QVERIFY(reader);
    QVERIFY(reader.value()->lastId() > before);
}

void TestMainWindow::aTabIsLaidOutAsTheLastOne()
{
    m_dialogs->answer = Dialogs::Unsaved::Discard;
    const auto header = [](SessionPage *page) {
        return page->traffic()->log().findChild<LogView *>()->horizontalHeader();
    };
    const auto inspectorTabs = [](SessionPage *page) {
        return page->traffic()->findChild<InspectorPanel *>()->findChild<QTabBar *>();
    };
    QPointer<SessionPage> page = connectedPage();
    constexpr int Type = 3;
    const int width = header(page)->sectionSize(Type) + 31;
    header(page)->resizeSection(Type, width);
    inspectorTabs(page)->setCurrentIndex(2);
    closeCurrent();
    QTRY_VERIFY(!page);
    page = connectedPage();
    QCOMPARE(header(page)->sectionSize(Type), width);
    QCOMPARE(inspectorTabs(page)->currentIndex(), 2);
}

void TestMainWindow::theWindowFitsASmallScreen()
{
    connectedPage();
    m_window->resize(1024, 700);
    QCoreApplication::sendPostedEvents();
    QVERIFY2(m_window->minimumSizeHint().width() <= 1024,
             qPrintable(QString::number(m_window->minimumSizeHint().width())));
    QVERIFY(m_window->minimumSizeHint().height() <= 700);
    QCOMPARE(m_window->size(), QSize(1024, 700));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
