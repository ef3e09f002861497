// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/connectiondialog.h"

#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace framewatch;
using namespace std::chrono_literals;

namespace {

ConnectionSettings full()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("wss://example.org/chat");
    settings.headers = {{"X-Room", "7"}, {"x-room", "8"}};
    settings.subprotocols = {QStringLiteral("chat.v2"), QStringLiteral("chat.v1")};
    settings.origin = "https://example.org";
    settings.auth.place = AuthToken::Place::Cookie;
    settings.auth.name = QStringLiteral("sid");
    settings.auth.token = QStringLiteral("s3cret");
    settings.tls.verify = false;
    settings.tls.caFile = QStringLiteral("/ca.pem");
    settings.tls.certFile = QStringLiteral("/cert.pem");
    settings.tls.keyFile = QStringLiteral("/key.pem");
    settings.reconnect.first = 250ms * 2;
    settings.reconnect.longest = 20s;
    settings.reconnect.maxAttempts = 10;
    settings.retryFirst = false;
    settings.handshakeTimeout = 4s;
    settings.pingInterval = 15s;
    settings.pongDeadline = 2500ms;
    settings.maxMessage = 64LL << 20;
    return settings;
}

} // namespace

class TestConnectionDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void whatGoesInComesOut();
    void noTokenMeansNoPlace();
    void whatCannotBeUsedKeepsTheDialogOpen_data();
    void whatCannotBeUsedKeepsTheDialogOpen();
    void theTokenIsHiddenAndSaysHowLongItIsKept();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestConnectionDialog::whatGoesInComesOut()
{
    ConnectionDialog dialog(*m_theme, full());
    ConnectionSettings out;
    connect(&dialog, &ConnectionDialog::applied, &dialog, [&out](const ConnectionSettings &s) { out = s; });
    dialog.apply();
    const ConnectionSettings in = full();
    QCOMPARE(out.url, in.url);
    QCOMPARE(out.headers, in.headers);
    QCOMPARE(out.subprotocols, in.subprotocols);
    QCOMPARE(out.origin, in.origin);
    QCOMPARE(out.auth.placeText(), in.auth.placeText());
    QCOMPARE(out.auth.token, in.auth.token);
    QCOMPARE(out.tls.verify, in.tls.verify);
    QCOMPARE(out.tls.caFile, in.tls.caFile);
    QCOMPARE(out.tls.certFile, in.tls.certFile);
    QCOMPARE(out.tls.keyFile, in.tls.keyFile);
    QCOMPARE(out.reconnect.toText(), in.reconnect.toText());
    QCOMPARE(out.reconnect.maxAttempts, in.reconnect.maxAttempts);
    QCOMPARE(out.retryFirst, in.retryFirst);
    QCOMPARE(out.handshakeTimeout, in.handshakeTimeout);
    QCOMPARE(out.pingInterval, in.pingInterval);
    QCOMPARE(out.pongDeadline, in.pongDeadline);
    QCOMPARE(out.maxMessage, in.maxMessage);
}

void TestConnectionDialog::noTokenMeansNoPlace()
{
    ConnectionDialog dialog(*m_theme, {});
    QSignalSpy applied(&dialog, &ConnectionDialog::applied);
    dialog.apply();
    QCOMPARE(applied.size(), 1);
    QCOMPARE(applied.at(0).at(0).value<ConnectionSettings>().auth.place, AuthToken::Place::None);
}

void TestConnectionDialog::whatCannotBeUsedKeepsTheDialogOpen_data()
{
    QTest::addColumn<QString>("header");
    QTest::newRow("no colon") << QStringLiteral("X-Room 7");
    QTest::newRow("no name") << QStringLiteral(": 7");
    QTest::newRow("blank in the name") << QStringLiteral("X Room: 7");
}

void TestConnectionDialog::whatCannotBeUsedKeepsTheDialogOpen()
{
    QFETCH(QString, header);
    ConnectionDialog dialog(*m_theme, {});
    dialog.setMinimumSize(1, 1); // the offscreen platform warns of a window's layout that grows
    dialog.show();
    dialog.findChild<QTabWidget *>()->setCurrentIndex(2);
    QSignalSpy applied(&dialog, &ConnectionDialog::applied);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(header);
    dialog.apply();
    QCOMPARE(applied.size(), 0);
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.findChild<QTabWidget *>()->currentIndex(), 0);
}

void TestConnectionDialog::theTokenIsHiddenAndSaysHowLongItIsKept()
{
    ConnectionDialog dialog(*m_theme, full());
    bool hidden = false;
    for (const QLineEdit *field : dialog.findChildren<QLineEdit *>())
        hidden =
            hidden || (field->text() == QStringLiteral("s3cret") && field->echoMode() == QLineEdit::Password);
    QVERIFY(hidden);
    bool said = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        said = said || label->text().contains(QStringLiteral("this run only"));
    QVERIFY(said);
}

QTEST_MAIN(TestConnectionDialog)
#include "tst_connectiondialog.moc"
