// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "widgets/connection/banner.h"
#include "widgets/connection/connectionbanner.h"
#include "widgets/connection/statelook.h"
#include "widgets/connection/statusline.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace framewatch;
using namespace std::chrono_literals;

class TestConnectionState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void everyStateHasAShapeAndAWordOfItsOwn();
    void theTimeRuns();
    void thePhaseIsNamed();
    void factsOfAnOpenConnection();
    void offlineSaysSo();
    void anOutageIsMeasured();
    void aFailedStepMayBePassed();
    void waitingCountsDown();
    void aLongCauseLeavesTheCountdown();
    void waitingOffersRetryAndStop();
    void anErrorThatIsNotRetriedIsShown();
    void aNormalEndShowsNothing();
    void foreignTextIsPlain();

private:
    ConnectionStatus open() const
    {
        ConnectionStatus status;
        status.state = ConnectionState::Open;
        status.connection = 3;
        status.openedNs = m_clock.now - std::chrono::nanoseconds(12min + 4s).count();
        return status;
    }
    static void press(const ConnectionBanner &banner, const char *text)
    {
        for (QPushButton *button : banner.findChildren<QPushButton *>()) {
            if (button->text() == QString::fromUtf8(text) && !button->isHidden())
                button->click();
        }
    }
    ConnectionStatus waiting() const
    {
        ConnectionStatus status;
        status.state = ConnectionState::Waiting;
        status.attempt = 2;
        status.maxAttempts = 10;
        status.retryAtNs = m_clock.now + std::chrono::nanoseconds(2800ms).count();
        status.cause = QStringLiteral("Lost: 1006, dropped without a close frame");
        return status;
    }
    static QStringList shown(const QWidget &widget)
    {
        QStringList texts;
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&widget) && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts;
    }

    std::unique_ptr<Theme> m_theme;
    test::ManualClock m_clock;
};

void TestConnectionState::everyStateHasAShapeAndAWordOfItsOwn()
{
    QSet<QString> icons;
    QSet<QString> words;
    for (const auto state : {ConnectionState::Idle, ConnectionState::Connecting, ConnectionState::Open,
                             ConnectionState::Closing, ConnectionState::Waiting}) {
        ConnectionStatus status;
        status.state = state;
        icons.insert(lookOf(status).icon);
        words.insert(lookOf(status).word);
    }
    QCOMPARE(icons.size(), 5);
    QCOMPARE(words.size(), 5);
}

void TestConnectionState::theTimeRuns()
{
    StatusLine line(*m_theme, m_clock);
    line.setMinimumSize(1, 1); // the offscreen platform warns of a window's layout that grows
    line.show();
    line.setStatus(open());
    QCOMPARE(line.stateText(), QStringLiteral("Open 00:12:04"));
    m_clock.advance(1s);
    QTRY_COMPARE(line.stateText(), QStringLiteral("Open 00:12:05"));
}

void TestConnectionState::thePhaseIsNamed()
{
    StatusLine line(*m_theme, m_clock);
    ConnectionStatus status;
    status.state = ConnectionState::Connecting;
    status.phase = ConnectPhase::Tls;
    status.attempt = 2;
    status.maxAttempts = 10;
    line.setStatus(status);
    QCOMPARE(line.stateText(), QStringLiteral("TLS…"));
    QVERIFY(shown(line).contains(QStringLiteral("attempt 2 of 10")));
}

void TestConnectionState::factsOfAnOpenConnection()
{
    StatusLine line(*m_theme, m_clock);
    ConnectionStatus status = open();
    status.rtt.add(400'000);
    status.subprotocol = QStringLiteral("chat.v2");
    status.secure = true;
    status.verified = false;
    line.setStatus(status);
    const QStringList texts = shown(line);
    QCOMPARE(line.findChild<QPushButton *>()->text(), QStringLiteral("RTT 0.4 ms"));
    QVERIFY(texts.contains(QStringLiteral("chat.v2")));
    QVERIFY(texts.contains(QStringLiteral("TLS not verified")));
    QVERIFY(texts.contains(QStringLiteral("connection 3 of this session")));
    status.verified = true;
    line.setStatus(status);
    QVERIFY(shown(line).contains(QStringLiteral("TLS verified")));
    status.pinned = true;
    line.setStatus(status);
    QVERIFY(shown(line).contains(QStringLiteral("TLS trusted by its fingerprint")));
    QVERIFY(!shown(line).contains(QStringLiteral("TLS verified")));
}

void TestConnectionState::offlineSaysSo()
{
    ConnectionBanner banner(*m_theme, m_clock);
    banner.setMinimumSize(1, 1);
    ConnectionStatus status = waiting();
    status.offline = true;
    status.retryAtNs = 0;
    banner.setStatus(status);
    QCOMPARE(banner.detail(), QStringLiteral("No network: attempt 2 follows as soon as it is back"));
}

void TestConnectionState::anOutageIsMeasured()
{
    ConnectionBanner banner(*m_theme, m_clock);
    banner.setMinimumSize(1, 1);
    ConnectionStatus status = waiting();
    status.lostNs = m_clock.unixNs() - 65'000'000'000;
    banner.setStatus(status);
    QCOMPARE(banner.detail(), QStringLiteral("Attempt 2 of 10 in 2.8 s · lost for 00:01:05"));
}

void TestConnectionState::aFailedStepMayBePassed()
{
    ConnectionBanner banner(*m_theme, m_clock);
    banner.setMinimumSize(1, 1);
    ConnectionStatus status = open();
    status.stepFailed = true;
    status.cause = QStringLiteral("Step 1 failed");
    banner.setStatus(status);
    QVERIFY(!banner.isHidden());
    QSignalSpy sent(&banner, &ConnectionBanner::sendRequested);
    QSignalSpy retried(&banner, &ConnectionBanner::retryRequested);
    press(banner, "Send anyway");
    QCOMPARE(sent.size(), 1);
    QCOMPARE(retried.size(), 0);
    press(banner, "Hide");
    QVERIFY(banner.isHidden());
    status.rtt.add(1);
    banner.setStatus(status); // the same state again
    QVERIFY(banner.isHidden());
    status.stepFailed = false;
    banner.setStatus(status);
    status.stepFailed = true;
    banner.setStatus(status);
    QVERIFY(!banner.isHidden());
}

void TestConnectionState::waitingCountsDown()
{
    ConnectionBanner banner(*m_theme, m_clock);
    banner.setMinimumSize(1, 1);
    banner.setStatus(waiting());
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.title(), QStringLiteral("Lost: 1006, dropped without a close frame."));
    QCOMPARE(banner.detail(), QStringLiteral("Attempt 2 of 10 in 2.8 s"));
    m_clock.advance(1100ms);
    QTRY_COMPARE(banner.detail(), QStringLiteral("Attempt 2 of 10 in 1.7 s"));
    m_clock.advance(10s);
    QTRY_COMPARE(banner.detail(), QStringLiteral("Attempt 2 of 10 in 0.0 s"));
}

void TestConnectionState::aLongCauseLeavesTheCountdown()
{
    QWidget window; // has no layout: size hints would upset the offscreen platform
    ConnectionBanner banner(*m_theme, m_clock, &window);
    window.resize(800, 100);
    window.show();
    ConnectionStatus status = waiting();
    status.cause = QStringLiteral("The connection was refused by a host of a very long name. ").repeated(8);
    banner.setStatus(status);
    banner.resize(800, banner.sizeHint().height());
    const int oneLine = banner.height();
    for (const QLabel *label : banner.findChildren<QLabel *>())
        QVERIFY2(label->geometry().right() < 800 && label->height() <= oneLine, qPrintable(label->text()));
    const auto labels = banner.findChildren<QLabel *>();
    const auto countdown = std::find_if(labels.begin(), labels.end(),
                                        [](const QLabel *l) { return l->text().startsWith(u"Attempt"); });
    QVERIFY((*countdown)->width() >= (*countdown)->fontMetrics().horizontalAdvance((*countdown)->text()));
    status.cause = QStringLiteral("Short");
    banner.setStatus(status);
    QCOMPARE(banner.sizeHint().height(), oneLine);
    const auto title =
        std::find_if(labels.begin(), labels.end(), [](const QLabel *l) { return l->text() == u"Short."; });
    QVERIFY((*title)->width() >= (*title)->fontMetrics().horizontalAdvance(QStringLiteral("Short.")));
}

void TestConnectionState::waitingOffersRetryAndStop()
{
    ConnectionBanner banner(*m_theme, m_clock);
    banner.setMinimumSize(1, 1);
    banner.setStatus(waiting());
    QSignalSpy retry(&banner, &ConnectionBanner::retryRequested);
    QSignalSpy stop(&banner, &ConnectionBanner::stopRequested);
    press(banner, "Retry now");
    press(banner, "Stop");
    QCOMPARE(retry.size(), 1);
    QCOMPARE(stop.size(), 1);
}

void TestConnectionState::anErrorThatIsNotRetriedIsShown()
{
    ConnectionBanner banner(*m_theme, m_clock);
    banner.setMinimumSize(1, 1);
    ConnectionStatus status;
    status.failed = true;
    status.cause = QStringLiteral("Refused: HTTP 403 Forbidden");
    banner.setStatus(status);
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.title(), QStringLiteral("Refused: HTTP 403 Forbidden."));
    press(banner, "Hide");
    QVERIFY(banner.isHidden());
}

void TestConnectionState::aNormalEndShowsNothing()
{
    ConnectionBanner banner(*m_theme, m_clock);
    banner.setMinimumSize(1, 1);
    banner.setStatus(waiting());
    banner.setStatus(open());
    QVERIFY(banner.isHidden());
    banner.setStatus({});
    QVERIFY(banner.isHidden());
}

void TestConnectionState::foreignTextIsPlain()
{
    Banner banner(*m_theme);
    banner.setMinimumSize(1, 1);
    banner.say(QStringLiteral("<b>bold</b>"), QStringLiteral("<img src=x>"));
    for (const QLabel *label : banner.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestConnectionState)
#include "tst_connectionstate.moc"
