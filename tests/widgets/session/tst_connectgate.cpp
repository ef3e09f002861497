// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting by hand: what variables and an expired token do to it, in a whole page.
#include "model/core/clock.h"
#include "model/settings/variables.h"
#include "tests/support/scriptedpeer.h"
#include "tests/widgets/keeplimits.h"
#include "widgets/composer/composerpanel.h"
#include "widgets/connection/banner.h"
#include "widgets/connection/connectionbanner.h"
#include "widgets/connection/connectiondialog.h"
#include "widgets/connection/statusline.h"
#include "widgets/connection/urlbar.h"
#include "widgets/session/connectgate.h"
#include "widgets/session/sessionpage.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

QString jwt(qint64 expiresIn)
{
    constexpr auto Options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray claims =
        "{\"sub\":\"alice\",\"exp\":" + QByteArray::number(QDateTime::currentSecsSinceEpoch() + expiresIn) +
        '}';
    return QString::fromLatin1(QByteArray("{\"alg\":\"HS256\"}").toBase64(Options) + '.' +
                               claims.toBase64(Options) + ".c2ln");
}

} // namespace

class TestConnectGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void init();
    void cleanup() { m_page.reset(); }
    void variablesInTheAddressGetTheirValues();
    void everyMissingVariableIsNamed();
    void aVariableMayBringTheScheme();
    void whatVariablesMakeMustBeAnAddress();
    void settingsOfAnOpenConnectionAreExpanded();
    void settingsOfAnOpenConnectionKeepItsScheme();
    void anExpiredTokenAsksOnce();
    void everyWayToConnectAsks_data();
    void everyWayToConnectAsks();
    void aMessageWaitsForTheAnswer();
    void stoppingClosesTheGate_data();
    void stoppingClosesTheGate();
    void aDismissedQuestionDropsTheMessage();
    void anotherTokenGoesOn();
    void aTokenFromAVariableAsks();
    void noTokenNoQuestion();

private:
    ConnectionSettings withToken(qint64 expiresIn) const
    {
        ConnectionSettings settings;
        settings.url = m_peer->url();
        settings.reconnect.enabled = false;
        settings.auth.place = AuthToken::Place::Bearer;
        settings.auth.token = jwt(expiresIn);
        return settings;
    }
    QString place() const { return QStringLiteral("127.0.0.1:%1").arg(m_peer->port()); }
    Banner &banner() const { return *m_page->gate().banner(); }
    void press(const char *text) const
    {
        for (QPushButton *button : banner().findChildren<QPushButton *>()) {
            if (button->text() == QString::fromUtf8(text))
                return button->click();
        }
        qFatal("no such button: %s", text);
    }
    bool says(const char *words) const
    {
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        }
        return false;
    }
    ConnectionState state() const { return m_page->session().status().state; }

    std::unique_ptr<Theme> m_theme;
    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedPeer> m_peer;
    QMap<QString, VariableValue> m_values;
    std::unique_ptr<SessionPage> m_page;
};

void TestConnectGate::init()
{
    m_peer = std::make_unique<ScriptedPeer>();
    m_values = {{QStringLiteral("host"), {place(), false}},
                {QStringLiteral("base"), {QString(QStringLiteral("ws://") + place()), false}},
                {QStringLiteral("old"), {jwt(-100), true}}};
    Session::Options options;
    options.captureFolder = m_folder.path();
    m_page = std::make_unique<SessionPage>(*m_theme, m_clock, std::make_unique<Session>(options));
    m_page->setMinimumSize(1, 1); // the offscreen platform warns of a window's layout that grows
    m_page->resize(1100, 700);
    m_page->gate().setExpand([this](const ConnectionSettings &written, const ConnectGate::Answer &answer) {
        QMetaObject::invokeMethod(
            m_page.get(),
            [this, written, answer] { answer(Variables(m_values, QStringLiteral("Test")).expand(written)); },
            Qt::QueuedConnection); // as a keychain does
    });
    m_page->show();
}

void TestConnectGate::variablesInTheAddressGetTheirValues()
{
    QSignalSpy used(m_page.get(), &SessionPage::urlUsed);
    auto *field = m_page->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("{{host}}/{{ host }}"));
    ConnectionSettings settings = m_page->settings();
    settings.headers = {{"X-Host", "<{{host}}>"}};
    settings.url = QStringLiteral("ws://{{host}}/p?{{host}}");
    m_page->setSettings(settings);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(state(), ConnectionState::Open);
    const QByteArray head = m_peer->heads.constLast();
    QVERIFY2(head.startsWith("GET /p?" + place().toLatin1()), head.constData());
    QVERIFY2(head.contains("X-Host: <" + place().toLatin1() + ">"), head.constData());
    QCOMPARE(m_page->settings().url, settings.url); // what was typed stays
    QCOMPARE(field->text(), settings.url);
    QCOMPARE(used.constLast().at(0).toString(), settings.url);
}

void TestConnectGate::everyMissingVariableIsNamed()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://{{host}}/{{room}}");
    settings.headers = {{"X-Key", "{{key}}"}};
    m_page->setSettings(settings);
    m_page->connectNow();
    QTRY_VERIFY(says("The variables “room” and “key” have no value in the environment “Test”"));
    QCOMPARE(state(), ConnectionState::Idle);
    QVERIFY(!m_page->session().isStarted());
    QCOMPARE(m_page->title(), QStringLiteral("{{host}}"));
    m_values.insert(QStringLiteral("room"), {QStringLiteral("r"), false});
    m_values.insert(QStringLiteral("key"), {QStringLiteral("k"), false});
    m_page->connectNow();
    QVERIFY(!says("have no value"));
    QTRY_COMPARE(state(), ConnectionState::Open);
}

void TestConnectGate::aVariableMayBringTheScheme()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("{{base}}/a");
    m_page->setSettings(settings);
    m_page->connectNow();
    QTRY_COMPARE(state(), ConnectionState::Open);
    m_page->session().close();
    QTRY_COMPARE(state(), ConnectionState::Idle);
    settings.url = QStringLiteral("{{host}}/b");
    m_page->setSettings(settings);
    m_page->connectNow();
    QTRY_COMPARE(state(), ConnectionState::Open);
    QVERIFY(m_peer->heads.constLast().startsWith("GET /b "));
}

void TestConnectGate::whatVariablesMakeMustBeAnAddress()
{
    m_values[QStringLiteral("host")].text = QStringLiteral("not a host");
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://{{host}}/");
    m_page->setSettings(settings);
    m_page->connectNow();
    auto *field = m_page->findChild<QLineEdit *>();
    QTRY_VERIFY(!field->accessibleDescription().isEmpty());
    QCOMPARE(state(), ConnectionState::Idle);
}

void TestConnectGate::settingsOfAnOpenConnectionAreExpanded()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://{{host}}/");
    m_page->setSettings(settings);
    m_page->connectNow();
    QTRY_COMPARE(state(), ConnectionState::Open);
    settings.reconnect.maxAttempts = 3;
    m_page->setSettings(settings);
    QTRY_COMPARE(m_page->session().settings().reconnect.maxAttempts, 3);
    QCOMPARE(m_page->session().settings().url, m_peer->url());
}

void TestConnectGate::settingsOfAnOpenConnectionKeepItsScheme()
{
    m_values.insert(QStringLiteral("token"), {QStringLiteral("t0ken-value"), true});
    ConnectionSettings settings;
    settings.url = QStringLiteral("{{host}}/chat?token={{token}}");
    m_page->setSettings(settings);
    m_page->connectNow();
    QTRY_COMPARE(state(), ConnectionState::Open);
    const QString url = m_page->session().settings().url;
    QCOMPARE(url, QString(QStringLiteral("ws://") + place() + QStringLiteral("/chat?token=t0ken-value")));
    settings.reconnect.maxAttempts = 3;
    m_page->setSettings(settings);
    QTRY_COMPARE(m_page->session().settings().reconnect.maxAttempts, 3);
    QCOMPARE(m_page->session().settings().url, url);
    QCOMPARE(m_page->title(), place());
}

void TestConnectGate::anExpiredTokenAsksOnce()
{
    m_page->setSettings(withToken(-180));
    m_page->connectNow();
    QVERIFY(banner().isVisible());
    QCOMPARE(banner().title(), QStringLiteral("The token expired 3 minutes ago."));
    QCOMPARE(state(), ConnectionState::Idle);
    press("Connect anyway");
    QVERIFY(!banner().isVisible());
    QTRY_COMPARE(state(), ConnectionState::Open);
    m_page->session().close();
    QTRY_COMPARE(state(), ConnectionState::Idle);
    m_page->connectNow(); // the same token
    QVERIFY(!banner().isVisible());
    QTRY_COMPARE(state(), ConnectionState::Open);
    m_page->session().close();
    QTRY_COMPARE(state(), ConnectionState::Idle);
    m_page->setSettings(withToken(-600));
    m_page->connectNow();
    QVERIFY(banner().isVisible());
}

void TestConnectGate::everyWayToConnectAsks_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"enter", "button", "retry", "send", "trust"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestConnectGate::everyWayToConnectAsks()
{
    QFETCH(QString, way);
    m_page->setSettings(withToken(-180));
    if (way == u"enter")
        QTest::keyClick(m_page->findChild<QLineEdit *>(), Qt::Key_Return);
    else if (way == u"button")
        m_page->connectOrClose();
    else if (way == u"retry")
        Q_EMIT m_page->findChild<ConnectionBanner *>()->retryRequested();
    else if (way == u"send")
        m_page->sendMessage();
    else
        Q_EMIT m_page->findChild<ConnectionBanner *>()->certificateTrusted(QByteArray(32, 'x'));
    QVERIFY(banner().isVisible());
    QCOMPARE(state(), ConnectionState::Idle);
    QVERIFY(!m_page->session().isStarted());
    QVERIFY(m_peer->heads.isEmpty());
}

void TestConnectGate::aMessageWaitsForTheAnswer()
{
    m_page->setSettings(withToken(-180));
    Q_EMIT m_page->composer().sendRequested(true, "one");
    QCOMPARE(banner().detail(), QStringLiteral("1 message waits"));
    Q_EMIT m_page->composer().sendRequested(true, "two");
    QCOMPARE(banner().detail(), QStringLiteral("2 messages wait"));
    QCOMPARE(m_page->waitingMessages(), 2); // closing the tab asks
    press("Connect anyway");
    QTRY_COMPARE(m_page->progress().sentMessages, 2);
}

void TestConnectGate::stoppingClosesTheGate_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"banner", "button", "close"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestConnectGate::stoppingClosesTheGate()
{
    QFETCH(QString, way);
    ConnectGate::Answer answer;
    m_page->gate().setExpand(
        [&answer](const ConnectionSettings &, const ConnectGate::Answer &asked) { answer = asked; });
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://{{host}}/");
    m_page->setSettings(settings);
    Q_EMIT m_page->composer().sendRequested(true, "one"); // the keychain is asked
    QVERIFY(answer);
    QCOMPARE(m_page->waitingMessages(), 1);
    if (way == u"banner")
        Q_EMIT m_page->findChild<ConnectionBanner *>()->stopRequested();
    else if (way == u"button")
        Q_EMIT m_page->findChild<UrlBar *>()->closeRequested();
    else
        Q_EMIT m_page->findChild<StatusLine *>()->closeRequested(1001, QStringLiteral("bye"));
    QCOMPARE(m_page->waitingMessages(), 0);
    settings.url = m_peer->url();
    answer(settings);
    QCOMPARE(state(), ConnectionState::Idle);
    QVERIFY(!m_page->session().isStarted());
}

void TestConnectGate::aDismissedQuestionDropsTheMessage()
{
    m_page->setSettings(withToken(-180));
    Q_EMIT m_page->composer().sendRequested(true, "one");
    Q_EMIT banner().dismissed();
    m_page->setSettings(withToken(600));
    m_page->connectNow();
    QTRY_COMPARE(state(), ConnectionState::Open);
    QCOMPARE(m_page->session().outbox().count, 0);
    Q_EMIT m_page->composer().sendRequested(true, "two");
    QTRY_COMPARE(m_page->progress().sentMessages, 1);
}

void TestConnectGate::anotherTokenGoesOn()
{
    KeepLimits limits;
    qApp->installEventFilter(&limits);
    m_page->setSettings(withToken(-180));
    Q_EMIT m_page->composer().sendRequested(true, "one");
    press("Settings…");
    auto *dialog = m_page->findChild<ConnectionDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->currentSection(), QStringLiteral("Authentication"));
    Q_EMIT dialog->applied(withToken(600));
    dialog->reject();
    QVERIFY(!banner().isVisible());
    QTRY_COMPARE(state(), ConnectionState::Open); // as was wanted
    QTRY_COMPARE(m_page->progress().sentMessages, 1);
}

void TestConnectGate::aTokenFromAVariableAsks()
{
    ConnectionSettings settings = withToken(0);
    settings.auth.token = QStringLiteral("{{old}}");
    m_page->setSettings(settings);
    m_page->connectNow();
    QTRY_VERIFY(banner().isVisible());
    QCOMPARE(state(), ConnectionState::Idle);
}

void TestConnectGate::noTokenNoQuestion()
{
    m_page->setSettings(withToken(600));
    m_page->connectNow();
    QVERIFY(!banner().isVisible());
    QTRY_COMPARE(state(), ConnectionState::Open);
}

QTEST_MAIN(TestConnectGate)
#include "tst_connectgate.moc"
