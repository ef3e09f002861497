// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/connectiondialog.h"

#include "widgets/connection/jwtview.h"
#include "widgets/connection/requestpreview.h"
#include "widgets/connection/settingssection.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace framewatch;
using namespace std::chrono_literals;

namespace {

/// Every field another than by default.
ConnectionSettings full()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("wss://example.org/chat");
    settings.headers = {{"X-Room", "7"}, {"x-room", "8", false}, {"Authorization", "Bearer h1dden"}};
    settings.subprotocols = {QStringLiteral("chat.v2"), QStringLiteral("chat.v1")};
    settings.origin = "https://example.org";
    settings.auth.place = AuthToken::Place::Message;
    settings.auth.token = QStringLiteral("s3cret");
    settings.auth.messageTemplate = QStringLiteral("login {token}");
    settings.tls.verify = false;
    settings.tls.caFile = QStringLiteral("/ca.pem");
    settings.tls.certFile = QStringLiteral("/cert.pem");
    settings.tls.keyFile = QStringLiteral("/key.pem");
    settings.tls.passphrase = QStringLiteral("pass");
    settings.tls.minimum = TlsSettings::Version::Tls13;
    settings.tls.serverName = QStringLiteral("inner.example.org");
    settings.tls.pins = {QByteArray(32, '\x2a'), QByteArray(32, '\xff')};
    settings.network.proxy = NetworkSettings::Proxy::Socks5;
    settings.network.proxyHost = QStringLiteral("proxy");
    settings.network.proxyPort = 1080;
    settings.network.proxyUser = QStringLiteral("me");
    settings.network.proxyPassword = QStringLiteral("proxypass");
    settings.network.family = NetworkSettings::Family::IPv6;
    settings.network.followRedirects = true;
    settings.network.maxRedirects = 3;
    settings.network.keepCookies = true;
    settings.compression = {true, true, true, 10, 9, 100};
    settings.reconnect.backoff = ReconnectPolicy::Backoff::Jitter;
    settings.reconnect.first = 250ms * 2;
    settings.reconnect.longest = 20s;
    settings.reconnect.stableAfter = 7s;
    settings.reconnect.maxAttempts = 10;
    settings.reconnect.finalCloseCodes = CodeSet{{1008, 1008}, {4000, 4099}};
    settings.reconnect.finalStatuses = CodeSet{{400, 499}};
    settings.reconnect.retryNetwork = false;
    settings.reconnect.retryCertificate = true;
    settings.retryFirst = false;
    settings.handshakeTimeout = 4s;
    settings.pingInterval = 15s;
    settings.pongDeadline = 2500ms;
    settings.heartbeatInterval = 30s;
    settings.heartbeat = QStringLiteral("beat");
    settings.maxMessage = 64LL << 20;
    OpenStep wait;
    wait.kind = OpenStep::Kind::Wait;
    wait.match = {ReplyMatch::Kind::Json, QStringLiteral("$.type"), QStringLiteral("ready")};
    wait.within = 2s;
    OpenStep contains = wait;
    contains.match = {ReplyMatch::Kind::Contains, {}, QStringLiteral("ok")};
    OpenStep any = wait;
    any.match = {};
    OpenStep send;
    send.text = QStringLiteral("{\n}");
    send.enabled = false;
    settings.openSteps = {wait, contains, any, send};
    settings.whenNotOpen = ConnectionSettings::WhenNotOpen::Queue;
    return settings;
}

} // namespace

class TestConnectionDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void whatGoesInComesOut_data();
    void whatGoesInComesOut();
    void anAddressGetsItsScheme_data();
    void anAddressGetsItsScheme();
    void saysWhatIsWrongWhereItIs_data();
    void saysWhatIsWrongWhereItIs();
    void whatIsMendedIsForgiven();
    void previewsTheRequestWithoutSecrets();
    void theTokenIsHidden();
    void fieldsHaveRoom_data();
    void fieldsHaveRoom();
    void tabGoesThroughTheRows();

    void variablesMayStandAnywhere();
    void aTokenSaysWhatItIs();
    void whatIsRefusedStaysOpen();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestConnectionDialog::whatGoesInComesOut_data()
{
    QTest::addColumn<bool>("all");
    QTest::newRow("defaults") << false;
    QTest::newRow("every field") << true;
}

void TestConnectionDialog::whatGoesInComesOut()
{
    QFETCH(bool, all);
    ConnectionSettings in = full();
    if (!all) {
        in = {};
        in.url = QStringLiteral("ws://host/");
    }
    ConnectionDialog dialog(*m_theme, in);
    QSignalSpy applied(&dialog, &ConnectionDialog::applied);
    dialog.apply();
    QCOMPARE(applied.size(), 1);
    const auto out = applied.constFirst().constFirst().value<ConnectionSettings>();
    QCOMPARE(out.tls, in.tls); // parts first, to see which
    QCOMPARE(out.network, in.network);
    QCOMPARE(out.reconnect, in.reconnect);
    QCOMPARE(out.openSteps, in.openSteps);
    QCOMPARE(out, in);
}

void TestConnectionDialog::anAddressGetsItsScheme_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::newRow("none") << QStringLiteral(" localhost:8080 ") << QStringLiteral("ws://localhost:8080");
    QTest::newRow("its own") << QStringLiteral("wss://host/") << QStringLiteral("wss://host/");
    QTest::newRow("a variable") << QStringLiteral("{{base}}/a") << QStringLiteral("{{base}}/a");
}

void TestConnectionDialog::anAddressGetsItsScheme()
{
    QFETCH(QString, typed);
    ConnectionDialog dialog(*m_theme, {});
    QSignalSpy applied(&dialog, &ConnectionDialog::applied);
    dialog.findChild<QLineEdit *>(QStringLiteral("url"))->setText(typed);
    dialog.apply();
    QCOMPARE(applied.size(), 1);
    QTEST(applied.constFirst().constFirst().value<ConnectionSettings>().url, "url");
}

void TestConnectionDialog::saysWhatIsWrongWhereItIs_data()
{
    using Spoil = void (*)(ConnectionSettings &);
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *section, const char *sentence, Spoil spoil) {
        QTest::newRow(name) << spoil << QString::fromUtf8(section) << QString::fromUtf8(sentence);
    };
    row("address", "Request", "gopher", [](ConnectionSettings &s) { s.url = QStringLiteral("gopher://x/"); });
    row("header name", "Request", "X Room", [](ConnectionSettings &s) { s.headers = {{"X Room", "7"}}; });
    row("header without a name", "Request", "name", [](ConnectionSettings &s) { s.headers = {{"", "7"}}; });
    row("subprotocol", "Request", "a b", [](ConnectionSettings &s) { s.subprotocols = {QStringLiteral("a b")}; });
    row("cookie name", "Authentication", "name", [](ConnectionSettings &s) {
        s.auth.place = AuthToken::Place::Cookie;
        s.auth.token = QStringLiteral("t");
    });
    row("cookie value", "Authentication", "cookie", [](ConnectionSettings &s) {
        s.auth.place = AuthToken::Place::Cookie;
        s.auth.name = QStringLiteral("sid");
        s.auth.token = QStringLiteral("a;b");
    });
    row("template", "Authentication", "{token}", [](ConnectionSettings &s) {
        s.auth.place = AuthToken::Place::Message;
        s.auth.token = QStringLiteral("t");
        s.auth.messageTemplate = QStringLiteral("login");
    });
    row("step", "At open", "JSON path", [](ConnectionSettings &s) {
        OpenStep step;
        step.kind = OpenStep::Kind::Wait;
        step.match.kind = ReplyMatch::Kind::Json;
        s.openSteps = {step};
    });
    row("delays", "Reconnect", "shorter", [](ConnectionSettings &s) { s.reconnect.longest = 1s; });
    row("codes", "Reconnect", "6000", [](ConnectionSettings &s) { s.reconnect.finalCloseCodes = CodeSet{{6000, 6000}}; });
    row("heartbeat", "Keep-alive", "What", [](ConnectionSettings &s) { s.heartbeatInterval = 1s; });
    row("pin", "TLS", "64 hex digits", [](ConnectionSettings &s) { s.tls.pins = {"short"}; });
    row("key", "TLS", "certificate", [](ConnectionSettings &s) { s.tls.keyFile = QStringLiteral("/key.pem"); });
    row("proxy", "Network", "host", [](ConnectionSettings &s) { s.network.proxy = NetworkSettings::Proxy::Http; });
}

void TestConnectionDialog::saysWhatIsWrongWhereItIs()
{
    using Spoil = void (*)(ConnectionSettings &);
    QFETCH(Spoil, spoil);
    QFETCH(QString, section);
    QFETCH(QString, sentence);
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://host/");
    spoil(settings);
    ConnectionDialog dialog(*m_theme, settings);
    dialog.setMinimumSize(1, 1); // the offscreen platform warns of a window's layout that grows
    dialog.show();
    dialog.showSection(section == u"TLS" ? QStringLiteral("Request") : QStringLiteral("TLS"));
    QSignalSpy applied(&dialog, &ConnectionDialog::applied);
    dialog.apply();
    QCOMPARE(applied.size(), 0);
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.currentSection(), section);
    bool said = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        said = said || (label->isVisible() && StyleHint::has(label, StyleHint::ErrorText) && label->text().contains(sentence));
    QVERIFY(said);
}

void TestConnectionDialog::whatIsMendedIsForgiven()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("gopher://x/");
    ConnectionDialog dialog(*m_theme, settings);
    auto *url = dialog.findChild<QLineEdit *>(QStringLiteral("url"));
    QVERIFY(StyleHint::has(url, StyleHint::Invalid));
    url->setText(QStringLiteral("ws://x/"));
    QTRY_VERIFY(!StyleHint::has(url, StyleHint::Invalid));
}

void TestConnectionDialog::previewsTheRequestWithoutSecrets()
{
    ConnectionSettings settings = full();
    ConnectionDialog dialog(*m_theme, settings);
    const QString text = dialog.findChild<RequestPreview *>()->text();
    QVERIFY2(text.startsWith(u"GET /chat HTTP/1.1\n"), qPrintable(text));
    QVERIFY(text.contains(u"Host: example.org"));
    QVERIFY(text.contains(u"X-Room: 7"));
    QVERIFY(!text.contains(u"x-room: 8")); // switched off
    QVERIFY(text.contains(u"First message: login ******"));
    QVERIFY(!text.contains(u"s3cret"));
    QVERIFY(!text.contains(u"Bearer h1dden"));
}

void TestConnectionDialog::theTokenIsHidden()
{
    ConnectionDialog dialog(*m_theme, full());
    QStringList shown;
    for (const QLineEdit *field : dialog.findChildren<QLineEdit *>()) {
        if (field->echoMode() == QLineEdit::Normal)
            shown.append(field->text());
    }
    for (const char *secret : {"s3cret", "pass", "proxypass", "Bearer h1dden"})
        QVERIFY2(!shown.contains(QString::fromUtf8(secret)), secret);
}

void TestConnectionDialog::fieldsHaveRoom_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("as it opens") << QSize();
    QTest::newRow("on a small screen") << QSize(800, 560);
}

// In every section: fields wide enough to be read in, and gaps between rows that do not depend on what stands
// in them.
void TestConnectionDialog::fieldsHaveRoom()
{
    QFETCH(QSize, size);
    ConnectionDialog dialog(*m_theme, full());
    m_theme->dress(dialog);
    if (size.isValid())
        dialog.resize(size);
    dialog.setMinimumSize(1, 1); // the offscreen platform warns of a window's layout that grows
    dialog.show();
    auto *sections = dialog.findChild<QListWidget *>();
    for (int i = 0; i < sections->count(); ++i) {
        sections->setCurrentRow(i);
        QCoreApplication::sendPostedEvents();
        auto *page = dialog.findChild<QStackedWidget *>()->currentWidget()->findChild<SettingsSection *>();
        const QByteArray utf8 = sections->item(i)->text().toUtf8();
        const char *name = utf8.constData();
        QVERIFY2(page->width() <= page->parentWidget()->width(), name);
        for (const QLineEdit *field : page->findChildren<QLineEdit *>()) {
            if (field->isVisible() && field->parentWidget()->inherits("QAbstractSpinBox"))
                QVERIFY2(field->width() >= field->fontMetrics().horizontalAdvance(field->text()), name);
            else if (field->isVisible())
                QVERIFY2(field->width() >= 120, name);
        }
        int bottom = -1;
        const auto *grid = page->findChild<QGridLayout *>();
        for (int row = 0; row < grid->rowCount(); ++row) {
            const QLayoutItem *cell = grid->itemAtPosition(row, 1);
            if (!cell || !cell->widget()->isVisible())
                continue;
            if (bottom >= 0)
                QVERIFY2(cell->geometry().top() - bottom - 1 == grid->verticalSpacing(), name);
            bottom = cell->geometry().bottom();
            QVERIFY2(cell->geometry().height() <= cell->widget()->heightForWidth(cell->geometry().width()) ||
                         !cell->widget()->hasHeightForWidth(),
                     name);
        }
    }
}

void TestConnectionDialog::tabGoesThroughTheRows()
{
    ConnectionDialog dialog(*m_theme, full());
    auto *page = dialog.findChild<QLineEdit *>(QStringLiteral("url"))->parentWidget()->parentWidget();
    QStringList texts;
    for (const QWidget *next = page->nextInFocusChain(); next != page; next = next->nextInFocusChain()) {
        const auto *field = qobject_cast<const QLineEdit *>(next);
        if (field && page->isAncestorOf(field))
            texts.append(field->text());
    }
    QCOMPARE(texts, QStringList({QStringLiteral("wss://example.org/chat"), QStringLiteral("X-Room"),
                                 QStringLiteral("7"), QStringLiteral("x-room"), QStringLiteral("8"),
                                 QStringLiteral("Authorization"), QStringLiteral("Bearer h1dden"),
                                 QStringLiteral("chat.v2, chat.v1"), QStringLiteral("https://example.org")}));
}

void TestConnectionDialog::variablesMayStandAnywhere()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("{{base}}/{{room}}");
    settings.headers = {{"X-{{name}}", "{{value}}"}};
    settings.subprotocols = {QStringLiteral("{{protocol}}")};
    settings.origin = "https://{{host}}";
    settings.auth.place = AuthToken::Place::Subprotocol;
    settings.auth.token = QStringLiteral("{{token}}");
    ConnectionDialog dialog(*m_theme, settings);
    QSignalSpy applied(&dialog, &ConnectionDialog::applied);
    dialog.apply();
    QCOMPARE(applied.size(), 1);
    QVERIFY(applied.at(0).at(0).value<ConnectionSettings>() == settings);
    const QString text = dialog.findChild<RequestPreview *>()->text();
    for (const char *line : {"GET /{{room}} HTTP/1.1\n", "Host: {{base}}\n", "X-{{name}}: {{value}}",
                             "Origin: https://{{host}}\n"})
        QVERIFY2(text.contains(QString::fromUtf8(line)), qPrintable(text));
}

void TestConnectionDialog::aTokenSaysWhatItIs()
{
    ConnectionSettings settings;
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = QStringLiteral("none");
    ConnectionDialog dialog(*m_theme, settings);
    auto *view = dialog.findChild<JwtView *>();
    QVERIFY(view->isHidden());
    // {"sub":"alice","exp":1300819380}
    settings.auth.token =
        QStringLiteral("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MTMwMDgxOTM4MH0.c2ln");
    dialog.setSettings(settings);
    QVERIFY(!view->isHidden());
    const auto *sentence = view->findChild<QLabel *>();
    QVERIFY2(sentence->text().startsWith(QStringLiteral("JWT of alice, expired ")),
             qPrintable(sentence->text()));
    QVERIFY(StyleHint::has(sentence, StyleHint::ErrorText));
    QVERIFY(
        view->findChild<QPlainTextEdit *>()->toPlainText().contains(QStringLiteral("\"exp\": 1300819380")));
    settings.auth.place = AuthToken::Place::None;
    dialog.setSettings(settings);
    QVERIFY(view->isHidden());
}

void TestConnectionDialog::whatIsRefusedStaysOpen()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://h/");
    ConnectionDialog dialog(*m_theme, settings);
    dialog.layout()->setSizeConstraint(QLayout::SetNoConstraint);
    dialog.show();
    const QMetaObject::Connection refusing = connect(&dialog, &ConnectionDialog::applied, &dialog, [&] {
        dialog.refuseChanged(QStringLiteral("Changed."));
    });
    dialog.apply();
    QVERIFY(dialog.isVisible());
    QSignalSpy overwrites(&dialog, &ConnectionDialog::overwriteRequested);
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Overwrite"))
            button->click();
    }
    QCOMPARE(overwrites.size(), 1);
    QVERIFY(!dialog.isVisible());
    disconnect(refusing);
}

QTEST_MAIN(TestConnectionDialog)
#include "tst_connectiondialog.moc"
