// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/messagelogmodel.h"
#include "model/server/localserver.h"
#include "tests/widgets/samplecapture.h"
#include "widgets/composer/composerpanel.h"
#include "widgets/composer/sendbutton.h"
#include "widgets/connection/banner.h"
#include "widgets/connection/connectionbanner.h"
#include "widgets/log/logview.h"
#include "widgets/session/capturepage.h"
#include "widgets/session/serverpage.h"
#include "widgets/session/sessionpage.h"
#include "widgets/session/trafficview.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void aTabThatNeverConnectsLeavesNothing();
    void noCaptureNoConnection();
    void aConversationIsInTheLog();
    void sendingConnectsFirst();
    void theButtonSaysWhatSendingDoes();
    void theTitleTellsTheState();
    void savingMovesTheCaptureUnderTheLog();
    void savingKeepsThePlaceInTheLog_data();
    void savingKeepsThePlaceInTheLog();
    void aSaveThatFailsIsSaidAndTheLogStays();
    void aCaptureThatGoesOnSaysWhatIsMissing_data();
    void aCaptureThatGoesOnSaysWhatIsMissing();
    void enterOnAnotherAddressGoesThere();
    void aSavedCaptureIsReadOnly();
    void aForeignFileIsAnError();
    void aRecoveredCaptureIsMovedWhenSaved();

private:
    ConnectionSettings settings() const
    {
        ConnectionSettings settings;
        settings.url = m_server->url();
        settings.reconnect.enabled = false;
        return settings;
    }
    QStringList payloads() const
    {
        QStringList texts;
        MessageLogModel &model = m_page->traffic()->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto entry = model.entryAt(row);
            if (entry && isMessage(entry->kind))
                texts.append(QString::fromUtf8(entry->payload));
        }
        return texts;
    }
    ConnectionState state() const { return m_page->session().status().state; }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<LocalServer> m_server;
    std::unique_ptr<SessionPage> m_page;
};

void TestPages::initTestCase()
{
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
    m_server = std::make_unique<LocalServer>();
    ServerSettings server;
    server.rule = *ReplyRule::preset(QStringLiteral("server-echo"));
    QSignalSpy started(m_server.get(), &LocalServer::started);
    m_server->start(server);
    QTRY_COMPARE(started.size(), 1);
}

void TestPages::init()
{
    Session::Options options;
    options.captureFolder = m_folder.path();
    m_page = std::make_unique<SessionPage>(*m_theme, m_clock, std::make_unique<Session>(options));
    m_page->setMinimumSize(1, 1); // the offscreen platform warns of a window's layout that grows
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(m_page->isBlank());
    m_page->setSettings(settings());
}

void TestPages::aTabThatNeverConnectsLeavesNothing()
{
    const auto files = [this] { return QDir(m_folder.path()).entryList({QStringLiteral("unsaved*")}, QDir::Files); };
    QCOMPARE(files(), QStringList());
    QVERIFY(!m_page->canSaveCapture());
    m_page->connectNow();
    QVERIFY(!files().isEmpty());
    QTRY_COMPARE(state(), ConnectionState::Open);
    m_page.reset();
    QCOMPARE(files(), QStringList());
}

void TestPages::noCaptureNoConnection()
{
    QFile taken(m_folder.filePath(QStringLiteral("taken.fwcap")));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    Session::Options options;
    options.captureFile = taken.fileName();
    m_page = std::make_unique<SessionPage>(*m_theme, m_clock, std::make_unique<Session>(options));
    m_page->setSettings(settings());
    m_page->session().setOpenMessages({{true, "after"}}, false);
    const auto banner = [this] {
        return m_page->findChild<Banner *>(QStringLiteral("captureBanner"), Qt::FindDirectChildrenOnly);
    };
    Q_EMIT m_page->composer().sendRequested(true, "not sent");
    QVERIFY(!banner()->isHidden());
    QVERIFY2(banner()->detail().contains(QStringLiteral("taken.fwcap")), qPrintable(banner()->detail()));
    QVERIFY(!m_page->session().isStarted());

    QVERIFY(taken.remove());
    m_page->connectNow();
    QVERIFY(banner()->isHidden());
    QTRY_VERIFY(payloads().contains(QStringLiteral("Server Echo: after")));
    QVERIFY(!payloads().contains(QStringLiteral("not sent")));
}

void TestPages::aConversationIsInTheLog()
{
    m_page->session().setOpenMessages({{true, "Hello, Server!"}}, false);
    m_page->connectNow();
    const QStringList expected{QStringLiteral("Welcome to WebSocket server!"),
                               QStringLiteral("Hello, Server!"),
                               QStringLiteral("Server Echo: Hello, Server!")};
    QTRY_COMPARE(payloads().size(), 3);
    QStringList got = payloads();
    // Greeting and first message cross on the wire.
    QVERIFY(got.contains(expected.at(0)) && got.contains(expected.at(1)));
    QCOMPARE(got.at(2), expected.at(2));
    QVERIFY(m_page->hasUnsavedCapture());
    m_page->connectOrClose();
    QTRY_COMPARE(state(), ConnectionState::Idle);
}

void TestPages::sendingConnectsFirst()
{
    Q_EMIT m_page->composer().sendRequested(true, "early");
    QTRY_VERIFY(payloads().contains(QStringLiteral("Server Echo: early")));
    QCOMPARE(state(), ConnectionState::Open);
}

void TestPages::theButtonSaysWhatSendingDoes()
{
    const auto text = [this] { return m_page->composer().findChild<SendButton *>()->text(); };
    QCOMPARE(text(), QStringLiteral("Connect and send"));
    ConnectionSettings queueing = settings();
    queueing.whenNotOpen = ConnectionSettings::WhenNotOpen::Queue;
    m_page->setSettings(queueing);
    QCOMPARE(text(), QStringLiteral("Queue"));
    Q_EMIT m_page->composer().sendRequested(true, "waits");
    QTRY_COMPARE(m_page->waitingMessages(), 1);
    QCOMPARE(state(), ConnectionState::Idle);
    m_page->connectNow();
    QTRY_COMPARE(text(), QStringLiteral("Send"));
    QTRY_COMPARE(m_page->waitingMessages(), 0);
}

void TestPages::theTitleTellsTheState()
{
    const QString place = QStringLiteral("127.0.0.1:%1").arg(m_server->port());
    QCOMPARE(m_page->title(), place);
    QTcpServer closed; // a port nobody listens on
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    ConnectionSettings unreachable = settings();
    unreachable.url = QStringLiteral("ws://127.0.0.1:%1").arg(closed.serverPort());
    closed.close();
    unreachable.reconnect.enabled = true;
    m_page->setSettings(unreachable);
    m_page->connectNow();
    QTRY_COMPARE(state(), ConnectionState::Waiting);
    QVERIFY(m_page->title().endsWith(QStringLiteral("reconnecting")));
    auto *banner = m_page->findChild<ConnectionBanner *>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->detail().startsWith(QStringLiteral("Attempt 2 in")));
    Q_EMIT banner->stopRequested();
    QTRY_COMPARE(state(), ConnectionState::Idle);
}

void TestPages::savingMovesTheCaptureUnderTheLog()
{
    Q_EMIT m_page->composer().sendRequested(true, "kept");
    QTRY_VERIFY(payloads().contains(QStringLiteral("Server Echo: kept")));
    QSignalSpy saved(m_page.get(), &TabPage::captureSaved);
    const QString target = m_folder.filePath(QStringLiteral("kept.fwcap"));
    m_page->saveCapture(target);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(QFile::exists(target));
    QVERIFY(!m_page->hasUnsavedCapture());
    QCOMPARE(m_page->captureState(), QStringLiteral("kept.fwcap"));
    QCOMPARE(m_page->traffic()->capturePath(), target);
    QVERIFY(payloads().contains(QStringLiteral("Server Echo: kept")));
    m_page->session().send({true, "after"});
    QTRY_VERIFY(payloads().contains(QStringLiteral("Server Echo: after")));
}

void TestPages::savingKeepsThePlaceInTheLog_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("all rows") << QString();
    QTest::newRow("filtered") << QStringLiteral("type:text");
}

void TestPages::savingKeepsThePlaceInTheLog()
{
    QFETCH(QString, filter);
    for (int i = 0; i < 100; ++i)
        Q_EMIT m_page->composer().sendRequested(true, "message " + QByteArray::number(i));
    QTRY_COMPARE(m_page->progress().receivedMessages, 101);
    auto *view = m_page->traffic()->findChild<LogView *>();
    MessageLogModel &model = m_page->traffic()->model();
    model.setFilter(filter);
    QTRY_VERIFY(!model.isFiltering() && model.rowCount() >= 201);
    view->doItemsLayout();
    view->setCurrentIndex(model.index(60, 0));
    view->verticalScrollBar()->setValue(55 * Metrics::LogRow + 7);
    const qint64 current = view->currentId();
    const int place = view->verticalScrollBar()->value();
    QVERIFY(current > 0 && !view->isFollowing());

    QSignalSpy saved(m_page.get(), &TabPage::captureSaved);
    const QString target =
        m_folder.filePath(filter.isEmpty() ? QStringLiteral("all.fwcap") : QStringLiteral("some.fwcap"));
    m_page->saveCapture(target);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(m_page->traffic()->capturePath(), target);
    QTRY_VERIFY(!model.isFiltering());
    view->doItemsLayout();
    QCOMPARE(view->currentId(), current);
    QCOMPARE(view->selectedIds(10), QList<qint64>{current});
    QTRY_COMPARE(view->verticalScrollBar()->value(), place);
    QVERIFY(!view->isFollowing());
}

void TestPages::aSaveThatFailsIsSaidAndTheLogStays()
{
    Q_EMIT m_page->composer().sendRequested(true, "stays");
    QTRY_VERIFY(payloads().contains(QStringLiteral("Server Echo: stays")));
    QSignalSpy failed(m_page.get(), &TabPage::captureNotSaved);
    m_page->saveCapture(QStringLiteral("/nowhere/at/all.fwcap"));
    QTRY_COMPARE(failed.size(), 1);
    auto *banner = m_page->findChild<Banner *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(banner->isVisible());
    QVERIFY(m_page->hasUnsavedCapture());
    QVERIFY(payloads().contains(QStringLiteral("Server Echo: stays")));
    QCOMPARE(state(), ConnectionState::Open);
}

void TestPages::aCaptureThatGoesOnSaysWhatIsMissing_data()
{
    QTest::addColumn<qint64>("missed");
    QTest::addColumn<QString>("detail");
    QTest::newRow("none") << qint64(0) << QStringLiteral("Nothing is missing.");
    QTest::newRow("one") << qint64(1)
                         << QStringLiteral("1 entry was not stored; a note stands in its place.");
    QTest::newRow("many") << qint64(1204)
                          << QStringLiteral("1,204 entries were not stored; a note stands in their place.");
}

void TestPages::aCaptureThatGoesOnSaysWhatIsMissing()
{
    QFETCH(qint64, missed);
    Q_EMIT m_page->session().captureResumed(missed);
    const auto *banner = m_page->findChild<Banner *>(QStringLiteral("captureBanner"));
    QCOMPARE(banner->title(), QStringLiteral("The capture goes on."));
    QTEST(banner->detail(), "detail");
}

void TestPages::enterOnAnotherAddressGoesThere()
{
    m_page->connectNow();
    QTRY_COMPARE(state(), ConnectionState::Open);
    ConnectionSettings other = settings();
    other.url += QStringLiteral("/other");
    m_page->session().setSettings(settings());
    auto *field = m_page->findChild<QLineEdit *>();
    field->setText(other.url);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_page->session().status().connection, 2);
    QTRY_COMPARE(state(), ConnectionState::Open);
    QCOMPARE(m_page->session().status().url, other.url);
}

void TestPages::aSavedCaptureIsReadOnly()
{
    test::SampleCapture capture;
    capture.addMessages(120);
    CapturePage page(*m_theme, CapturePage::Origin::Saved);
    page.setMinimumSize(1, 1);
    page.show();
    QVERIFY(page.open(capture.path()).ok());
    QCOMPARE(page.traffic()->model().rowCount(), 120);
    QTRY_COMPARE(page.progress().receivedMessages, 120);
    QVERIFY(!page.canSaveCapture());
    QVERIFY(!page.hasUnsavedCapture());
    QVERIFY(!page.findChild<ComposerPanel *>());
}

void TestPages::aForeignFileIsAnError()
{
    const QString path = m_folder.filePath(QStringLiteral("letter.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Dear reader,\n");
    file.close();
    CapturePage page(*m_theme, CapturePage::Origin::Saved);
    const Result<bool> opened = page.open(path);
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().message.contains(QStringLiteral("letter.txt")));
}

void TestPages::aRecoveredCaptureIsMovedWhenSaved()
{
    QTemporaryDir folder;
    const QString left = folder.filePath(QStringLiteral("left.fwcap"));
    {
        CaptureWriter writer(m_clock);
        QVERIFY(writer.create(left).ok());
        writer.append({1, 1, Direction::Received, EntryKind::Text, {}, 2, {}, "hi", {}});
    }
    CapturePage page(*m_theme, CapturePage::Origin::Recovered);
    QVERIFY(page.open(left).ok());
    QVERIFY(page.canSaveCapture());
    const QString target = folder.filePath(QStringLiteral("kept.fwcap"));
    QSignalSpy saved(&page, &TabPage::captureSaved);
    page.saveCapture(target);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(!QFile::exists(left));
    QCOMPARE(page.traffic()->model().rowCount(), 1);
    QVERIFY(!page.canSaveCapture());
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
