// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/urlbar.h"

#include "widgets/connection/urlfield.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace framewatch;

class TestUrlBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void init();
    void enterConnects();
    void aSchemeIsAdded();
    void whatIsWrongStandsBelowTheField_data();
    void whatIsWrongStandsBelowTheField();
    void typingTakesTheErrorAway();
    void theButtonSaysWhatItDoes_data();
    void theButtonSaysWhatItDoes();
    void theFieldKeepsItsWidth();
    void historyFillsTheField();
    void noVerificationIsSaid();

private:
    UrlField &field() { return *m_bar->findChild<UrlField *>(); }
    QPushButton &button() { return *m_bar->findChildren<QPushButton *>().constLast(); }
    QString error() const
    {
        for (const QLabel *label : m_bar->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
    static ConnectionStatus in(ConnectionState state)
    {
        ConnectionStatus status;
        status.state = state;
        return status;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<UrlBar> m_bar;
};

void TestUrlBar::init()
{
    m_bar = std::make_unique<UrlBar>(*m_theme);
    m_bar->setMinimumSize(1, 1); // the offscreen platform warns of a window's layout that grows
    m_bar->resize(800, 60);
    m_theme->dress(*m_bar);
    m_bar->show();
}

void TestUrlBar::enterConnects()
{
    QSignalSpy opened(m_bar.get(), &UrlBar::openRequested);
    QTest::keyClicks(&field(), QStringLiteral("wss://example.org/chat?room=7"));
    QTest::keyClick(&field(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("wss://example.org/chat?room=7"));
    QVERIFY(error().isEmpty());
}

void TestUrlBar::aSchemeIsAdded()
{
    QSignalSpy opened(m_bar.get(), &UrlBar::openRequested);
    QTest::keyClicks(&field(), QStringLiteral("  localhost:8080/chat "));
    QTest::mouseClick(&button(), Qt::LeftButton);
    QCOMPARE(opened.value(0).value(0).toString(), QStringLiteral("ws://localhost:8080/chat"));
    QCOMPARE(field().text(), QStringLiteral("ws://localhost:8080/chat"));
}

void TestUrlBar::whatIsWrongStandsBelowTheField_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("another scheme") << QStringLiteral("ftp://example.org");
    QTest::newRow("no host") << QStringLiteral("ws:///chat");
    QTest::newRow("port") << QStringLiteral("ws://example.org:99999");
}

void TestUrlBar::whatIsWrongStandsBelowTheField()
{
    QFETCH(QString, typed);
    QSignalSpy opened(m_bar.get(), &UrlBar::openRequested);
    field().setText(typed);
    QTest::keyClick(&field(), Qt::Key_Return);
    QCOMPARE(opened.size(), 0);
    QVERIFY(!error().isEmpty());
    QVERIFY(StyleHint::has(&field(), StyleHint::Invalid));
}

void TestUrlBar::typingTakesTheErrorAway()
{
    QTest::keyClick(&field(), Qt::Key_Return);
    QVERIFY(!error().isEmpty());
    QTest::keyClicks(&field(), QStringLiteral("l"));
    QVERIFY(error().isEmpty());
}

void TestUrlBar::theButtonSaysWhatItDoes_data()
{
    QTest::addColumn<ConnectionState>("state");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("opens");
    QTest::newRow("idle") << ConnectionState::Idle << QStringLiteral("Connect") << true;
    QTest::newRow("connecting") << ConnectionState::Connecting << QStringLiteral("Cancel") << false;
    QTest::newRow("open") << ConnectionState::Open << QStringLiteral("Disconnect") << false;
    QTest::newRow("waiting") << ConnectionState::Waiting << QStringLiteral("Connect") << true;
}

void TestUrlBar::theButtonSaysWhatItDoes()
{
    QFETCH(ConnectionState, state);
    QFETCH(QString, text);
    QFETCH(bool, opens);
    QSignalSpy opened(m_bar.get(), &UrlBar::openRequested);
    QSignalSpy closed(m_bar.get(), &UrlBar::closeRequested);
    m_bar->setUrl(QStringLiteral("ws://localhost"));
    m_bar->setStatus(in(state));
    QCOMPARE(button().text(), text);
    QTest::mouseClick(&button(), Qt::LeftButton);
    QCOMPARE(opened.size(), opens ? 1 : 0);
    QCOMPARE(closed.size(), opens ? 0 : 1);
}

void TestUrlBar::theFieldKeepsItsWidth()
{
    QCoreApplication::sendPostedEvents();
    const int width = field().width();
    for (const ConnectionState state :
         {ConnectionState::Connecting, ConnectionState::Open, ConnectionState::Waiting}) {
        m_bar->setStatus(in(state));
        m_bar->layout()->activate();
        QCOMPARE(field().width(), width);
    }
}

void TestUrlBar::historyFillsTheField()
{
    m_bar->setHistory({QStringLiteral("ws://a?x=1&y=2"), QStringLiteral("ws://b")});
    QMenu *menu = field().findChild<QMenu *>();
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().at(0)->trigger();
    QCOMPARE(m_bar->url(), QStringLiteral("ws://a?x=1&y=2"));
}

void TestUrlBar::noVerificationIsSaid()
{
    m_bar->setVerifying(false);
    const QLabel *warning = field().findChild<QLabel *>();
    QVERIFY(warning->isVisible());
    QCOMPARE(warning->text(), QStringLiteral("not verified"));
    QVERIFY(warning->geometry().right() < field().width());
    m_bar->setVerifying(true);
    QVERIFY(!warning->isVisible());
}

QTEST_MAIN(TestUrlBar)
#include "tst_urlbar.moc"
