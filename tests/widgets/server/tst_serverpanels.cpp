// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/clientspanel.h"
#include "widgets/server/ruleeditor.h"
#include "widgets/server/servercard.h"
#include "widgets/server/servercontrol.h"
#include "widgets/server/serverpanel.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QWebSocket>

using namespace framewatch;

namespace {

bool shows(const QWidget &widget, const QString &text)
{
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget) && label->text().contains(text))
            return true;
    }
    return false;
}

QPushButton *buttonOf(const QWidget &widget, const QString &text)
{
    for (QPushButton *button : widget.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TestServerPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void init();
    void theCardStartsAndStops();
    void aFailureStandsInTheCard();
    void aFreePortIsTakenAgain();
    void aRuleTakesEffectAtOnce();
    void aPresetBringsItsGreeting();
    void aCustomRuleIsReadBack();
    void clientsAreListedSpokenToAndClosed();

private:
    void startOnFreePort()
    {
        ServerSettings settings;
        settings.rule = *ReplyRule::preset(QStringLiteral("echo"));
        m_control->setSettings(settings);
        QSignalSpy started(m_server.get(), &LocalServer::started);
        m_control->start();
        QTRY_COMPARE(started.size(), 1);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<LocalServer> m_server;
    std::unique_ptr<ServerControl> m_control;
};

void TestServerPanels::init()
{
    m_control.reset();
    m_server = std::make_unique<LocalServer>();
    m_control = std::make_unique<ServerControl>(*m_server);
}

void TestServerPanels::theCardStartsAndStops()
{
    ServerCard card(*m_theme, *m_control);
    card.setMinimumSize(1, 1); // the offscreen platform warns of a window's layout that grows
    card.show();
    ServerSettings settings = m_control->settings();
    settings.port = 0;
    m_control->setSettings(settings);
    const int height = card.sizeHint().height();
    buttonOf(card, QStringLiteral("Start"))->click();
    QTRY_VERIFY(m_control->isRunning());
    QTRY_VERIFY(shows(card, m_server->url()));
    QCOMPARE(card.sizeHint().height(), height); // in a corner at the bottom: the button stays under the mouse
    QVERIFY(shows(card, QStringLiteral("0 clients")));
    buttonOf(card, QStringLiteral("Stop"))->click();
    QTRY_VERIFY(!m_control->isRunning());
    QTRY_VERIFY(buttonOf(card, QStringLiteral("Start")));
}

void TestServerPanels::aFailureStandsInTheCard()
{
    QTcpServer other; // takes the port
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServerCard card(*m_theme, *m_control);
    card.setMinimumSize(1, 1); // the offscreen platform warns of a window's layout that grows
    card.show();
    ServerSettings settings;
    settings.port = other.serverPort();
    m_control->setSettings(settings);
    m_control->start();
    QTRY_VERIFY(!m_control->errorText().isEmpty());
    QVERIFY(shows(card, m_control->errorText()));
}

void TestServerPanels::aFreePortIsTakenAgain()
{
    startOnFreePort();
    const quint16 port = m_server->port();
    m_control->stop();
    QSignalSpy started(m_server.get(), &LocalServer::started);
    m_control->start();
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(m_server->port(), port);

    m_control->stop();
    QTcpServer taker; // it is free no more
    QVERIFY(taker.listen(QHostAddress::LocalHost, port));
    m_control->start();
    QTRY_COMPARE(started.size(), 2);
    QVERIFY(m_server->port() != port);
    QVERIFY(m_control->errorText().isEmpty());
}

void TestServerPanels::aRuleTakesEffectAtOnce()
{
    startOnFreePort();
    ServerSettings settings = m_control->settings();
    settings.rule = *ReplyRule::preset(QStringLiteral("upper"));
    QSignalSpy edited(m_control.get(), &ServerControl::settingsEdited);
    m_control->editSettings(settings);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(m_server->rule().name, QStringLiteral("upper"));
}

void TestServerPanels::aPresetBringsItsGreeting()
{
    RuleEditor editor;
    QSignalSpy edited(&editor, &RuleEditor::edited);
    auto *preset = editor.findChild<QComboBox *>();
    const int row = preset->findData(QStringLiteral("server-echo"));
    preset->setCurrentIndex(row);
    Q_EMIT preset->activated(row);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(editor.rule().greeting, QStringLiteral("Welcome to WebSocket server!"));
    QCOMPARE(editor.rule().applyToText(QStringLiteral("M")), QStringLiteral("Server Echo: M"));
}

void TestServerPanels::aCustomRuleIsReadBack()
{
    RuleEditor editor;
    ReplyRule rule;
    rule.name = QStringLiteral("custom");
    rule.audience = Audience::Others;
    rule.replyTemplate = QStringLiteral("<{message}>");
    rule.greeting = QStringLiteral("hi");
    editor.setRule(rule);
    QCOMPARE(editor.rule().name, rule.name);
    QCOMPARE(editor.rule().audience, rule.audience);
    QCOMPARE(editor.rule().replyTemplate, rule.replyTemplate);
    QCOMPARE(editor.rule().greeting, rule.greeting);
}

void TestServerPanels::clientsAreListedSpokenToAndClosed()
{
    startOnFreePort();
    ClientsPanel panel(*m_theme, *m_server);
    panel.setMinimumSize(1, 1);
    panel.show();
    QVERIFY(shows(panel, QStringLiteral("No clients yet")));

    QWebSocket client;
    QSignalSpy received(&client, &QWebSocket::textMessageReceived);
    QSignalSpy closed(&client, &QWebSocket::disconnected);
    client.open(QUrl(m_server->url()));
    auto *table = panel.findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);

    auto *message = panel.findChild<QLineEdit *>();
    QTest::keyClicks(message, QStringLiteral("hello"));
    QTest::keyClick(message, Qt::Key_Return);
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.at(0).at(0).toString(), QStringLiteral("hello"));

    QVERIFY(!buttonOf(panel, QStringLiteral("Close client"))->isEnabled());
    table->selectRow(0);
    buttonOf(panel, QStringLiteral("Close client"))->click();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(int(client.closeCode()), 1000);
    QTRY_COMPARE(table->model()->rowCount(), 0);
}

QTEST_MAIN(TestServerPanels)
#include "tst_serverpanels.moc"
