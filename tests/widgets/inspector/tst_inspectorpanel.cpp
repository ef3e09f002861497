// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/inspectorpanel.h"

#include "tests/widgets/samplecapture.h"
#include "widgets/inspector/codeview.h"
#include "widgets/inspector/entryloader.h"
#include "widgets/inspector/facttext.h"
#include "widgets/inspector/framesview.h"
#include "widgets/inspector/handshakeview.h"
#include "widgets/inspector/hexview.h"
#include "widgets/inspector/messageview.h"
#include "widgets/inspector/metaline.h"
#include "widgets/inspector/noticebar.h"
#include "widgets/inspector/viewtoggles.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace framewatch;

namespace {

Theme &theme()
{
    static Theme shared(*qApp, Theme::Mode::Light);
    return shared;
}

struct Fixture
{
    Fixture()
    {
        ConnectionRecord record;
        record.url = QStringLiteral("ws://127.0.0.1:8080/chat");
        record.request = "GET /chat HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n";
        record.response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
        record.startedNs = 1'763'640'000'000'000'000;
        record.dnsUs = 200;
        record.tcpUs = 300;
        record.upgradeUs = 1400;
        capture.connection(record);
        window.resize(470, 560);
        panel.resize(window.size());
        window.show();
    }

    qint64 add(EntryKind kind, const QByteArray &payload, EntryFlags flags = {})
    {
        return capture.add(kind, payload, Direction::Received, {}, {}, flags);
    }
    void show(qint64 id)
    {
        capture.flush();
        panel.setCapture(capture.path());
        panel.showEntry(id);
    }

    QTabBar &tabs() { return *panel.findChild<QTabBar *>(); }
    MessageView &message() { return *panel.findChild<MessageView *>(); }
    QByteArray text() { return message().code()->text(); }
    NoticeBar &notice() { return *panel.findChild<NoticeBar *>(); }
    QString meta() { return panel.findChild<MetaLine *>()->text(); }
    QString label(const char *name) { return panel.findChild<QLabel *>(QLatin1String(name))->text(); }
    HexView &hex() { return *panel.findChild<HexView *>(QStringLiteral("inspectorHex")); }
    QAbstractButton &button(const char *name)
    {
        return *panel.findChild<QAbstractButton *>(QLatin1String(name));
    }
    QAction &copyAction(int index)
    {
        return *panel.findChild<QToolButton *>(QStringLiteral("inspectorCopy"))->menu()->actions().at(index);
    }

    test::SampleCapture capture;
    QWidget window; // has no layout: size hints would upset the offscreen platform
    InspectorPanel panel{theme(), &window};
};

QByteArray bigJson(qsizetype atLeast)
{
    QByteArray json = "[";
    while (json.size() < atLeast)
        json += R"({"id":123456,"value":3.14159265358979,"ok":true},)";
    json.chop(1);
    return json + ']';
}

} // namespace

class InspectorPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hintsWithoutAnEntry();
    void laysJsonOutTokenForToken();
    void rawShowsWhatWasSent();
    void showsMarkupLiterally();
    void showsBytesThatAreNoText();
    void showsBinaryAsHex();
    void readsACloseFrame();
    void showsARefusedHandshake();
    void bigPayloadIsShownInPart();
    void bigPayloadLoadsWhole();
    void longLinesCopyWhole();
    void staleResultsAreDropped();
    void footerNamesTheHeader();
    void copiesInEveryForm();
    void savesThePayload();
    void unwritableFileIsSaid();
    void handshakeHasBothHeadsAndTimes();
    void handshakeFitsANarrowPanel();
    void handshakeFollowsTheConnection();
    void latestHandshakeWithoutAnEntry();
    void unreadableCaptureIsSaid();
    void missingEntryIsSaid();
    void stateIsRemembered();
    void payloadComesBehindItsNotice();
    void resendIsAskedFor();
};

void InspectorPanelTest::hintsWithoutAnEntry()
{
    Fixture f;
    f.show(0);
    QCOMPARE(f.panel.currentEntry(), 0);
    QVERIFY(!f.panel.findChild<MetaLine *>()->isVisible());
}

void InspectorPanelTest::laysJsonOutTokenForToken()
{
    Fixture f;
    f.show(f.add(EntryKind::Text, R"({"b":1.500,"a":"\u00e9","b":12345678901234567890,"c":{}})"));
    QCOMPARE(
        f.text(),
        QByteArray(
            "{\n  \"b\": 1.500,\n  \"a\": \"\\u00e9\",\n  \"b\": 12345678901234567890,\n  \"c\": {}\n}"));
    QCOMPARE(f.meta(), QStringLiteral("received  56 bytes  1 frame  UTF-8, JSON"));
}

void InspectorPanelTest::rawShowsWhatWasSent()
{
    Fixture f;
    const QByteArray json = R"({"a" :[1,  2]})";
    f.show(f.add(EntryKind::Text, json));
    QVERIFY(f.text() != json);
    QTest::mouseClick(&f.button("inspectorRaw"), Qt::LeftButton);
    QCOMPARE(f.text(), json);
    QTest::mouseClick(&f.button("inspectorRaw"), Qt::LeftButton);
    QVERIFY(f.text() != json);
}

void InspectorPanelTest::showsMarkupLiterally()
{
    Fixture f;
    const QByteArray markup = "<b>bold</b><img src=\"http://127.0.0.1:1/x.png\">&amp;";
    f.show(f.add(EntryKind::Text, markup));
    QCOMPARE(f.text(), markup);
    const auto labels = f.panel.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void InspectorPanelTest::showsBytesThatAreNoText()
{
    Fixture f;
    const QByteArray bytes("a\xff\0b", 4);
    f.show(f.add(EntryKind::Text, bytes, EntryFlag::InvalidUtf8));
    QCOMPARE(f.text(), bytes);
    QVERIFY(f.meta().endsWith(QStringLiteral("not UTF-8")));
    QVERIFY(f.notice().text().contains(QStringLiteral("Not valid UTF-8")));
}

void InspectorPanelTest::showsBinaryAsHex()
{
    Fixture f;
    const QByteArray bytes = QByteArray::fromHex("a50102ff10229c");
    f.show(f.add(EntryKind::Binary, bytes));
    QVERIFY(f.message().hex()->isVisible());
    QCOMPARE(f.message().hex()->bytes(), bytes);
    f.tabs().setCurrentIndex(1);
    QVERIFY(f.hex().visibleText().contains(QStringLiteral("a5 01 02 ff 10 22 9c")));
}

void InspectorPanelTest::readsACloseFrame()
{
    Fixture f;
    f.show(f.add(EntryKind::Close, QByteArray("\x03\xe9restarting", 12)));
    QCOMPARE(f.label("entryHeadline"), QStringLiteral("Close frame received: 1001 Going Away"));
    const auto labels = f.message().findChildren<QLabel *>();
    QStringList texts;
    for (const QLabel *label : labels)
        texts.append(label->text());
    for (const FactText *value : f.message().findChildren<FactText *>())
        texts.append(value->toPlainText());
    QVERIFY(texts.contains(QStringLiteral("restarting")));
    QVERIFY(texts.contains(QStringLiteral("it is shutting down or has moved on")));
}

void InspectorPanelTest::showsARefusedHandshake()
{
    Fixture f;
    ConnectionRecord record;
    record.id = 1;
    record.response = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\n\r\n";
    record.body = "<h1>back soon</h1>";
    f.capture.writer().updateConnection(record);
    f.show(f.capture.add(EntryKind::Refused, {}, Direction::None, QStringLiteral("Refused: HTTP 503")));
    QCOMPARE(f.label("entryHeadline"), QStringLiteral("Refused: HTTP 503"));
    QCOMPARE(f.text(), QByteArray("HTTP/1.1 503 Service Unavailable\nRetry-After: 2\n\n<h1>back soon</h1>"));
}

void InspectorPanelTest::bigPayloadIsShownInPart()
{
    Fixture f;
    f.show(f.add(EntryKind::Text, QByteArray("line of text\n").repeated(300'000)));
    QVERIFY(f.text().isEmpty()); // on its way
    QTRY_COMPARE(f.text().size(), EntryLoader::PartSize);
    QCOMPARE(f.notice().text(), QStringLiteral("Shown in part: 1 MiB of 3.7 MiB."));
    QVERIFY(f.button("noticeLoadAll").isVisible());
}

void InspectorPanelTest::bigPayloadLoadsWhole()
{
    Fixture f;
    const QByteArray payload = bigJson(3 * 1024 * 1024);
    f.show(f.add(EntryKind::Text, payload));
    QTRY_VERIFY(f.button("noticeLoadAll").isVisible());
    QTest::mouseClick(&f.button("noticeLoadAll"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(f.text().size() > payload.size(), 20'000);
    QVERIFY(!f.button("noticeLoadAll").isVisible());
    QTRY_VERIFY(f.message().code()->isComplete());
    QVERIFY(f.text().endsWith("\n]"));
    f.tabs().setCurrentIndex(1);
    QCOMPARE(f.hex().bytes(), payload);
}

void InspectorPanelTest::longLinesCopyWhole()
{
    Fixture f;
    const QByteArray payload(100'000, 'x');
    f.show(f.add(EntryKind::Text, payload));
    QCOMPARE(f.text(), payload);
    QVERIFY(f.message().code()->lineCount() > 20);
    f.message().code()->setFocus();
    QTest::keyClick(f.message().code(), Qt::Key_A, Qt::ControlModifier);
    f.message().code()->copyAction()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), payload);
}

void InspectorPanelTest::staleResultsAreDropped()
{
    test::SampleCapture capture;
    const qint64 big = capture.add(EntryKind::Text, QByteArray(500'000, 'b'));
    const qint64 bigger = capture.add(EntryKind::Text, QByteArray(900'000, 'c'));
    const qint64 small = capture.add(EntryKind::Text, "small");
    capture.flush();
    EntryLoader loader;
    QVERIFY(loader.open(capture.path()).ok());
    QList<qint64> seen;
    connect(&loader, &EntryLoader::loaded, this,
            [&seen](const LoadedEntry &entry) { seen.append(entry.entry.id); });
    loader.load({big});
    loader.load({bigger});
    loader.load({small});
    QCOMPARE(seen, QList<qint64>{small});
    loader.load({big});
    loader.load({bigger});
    QVERIFY(loader.pool().waitForDone());
    QTRY_COMPARE(seen, QList<qint64>({small, bigger}));
    QVERIFY(!loader.isLoading());
}

void InspectorPanelTest::footerNamesTheHeader()
{
    Fixture f;
    f.show(f.add(EntryKind::Text, QByteArray(182, 'x')));
    QCOMPARE(f.label("frameHeader"), QStringLiteral("81 7e 00 b6"));
    QCOMPARE(f.label("frameBits"),
             QStringLiteral("FIN 1 · RSV 000 · opcode 1 text · not masked · length 182 (16 bit)"));
}

void InspectorPanelTest::copiesInEveryForm()
{
    Fixture f;
    f.show(f.add(EntryKind::Text, R"({"a":1})"));
    const auto copied = [&f](int index) {
        f.copyAction(index).trigger();
        return QGuiApplication::clipboard()->text();
    };
    QCOMPARE(copied(0), QStringLiteral(R"({"a":1})"));
    QCOMPARE(copied(1), QStringLiteral("{\n  \"a\": 1\n}"));
    QCOMPARE(copied(2), QStringLiteral("7b 22 61 22 3a 31 7d"));
    QCOMPARE(copied(3), QStringLiteral("eyJhIjoxfQ=="));
}

void InspectorPanelTest::savesThePayload()
{
    Fixture f;
    const QByteArray payload = bigJson(2 * 1024 * 1024);
    f.show(f.add(EntryKind::Text, payload));
    const QString path = f.capture.file(QStringLiteral("payload.json"));
    f.panel.savePayload(path);
    QTRY_COMPARE(f.notice().text(), QStringLiteral("Saved to %1").arg(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), payload);
}

void InspectorPanelTest::unwritableFileIsSaid()
{
    Fixture f;
    f.show(f.add(EntryKind::Text, "text"));
    const QString path = f.capture.file(QStringLiteral("no folder/payload.txt"));
    f.panel.savePayload(path);
    QVERIFY(f.notice().text().startsWith(QStringLiteral("Could not write %1").arg(path)));
}

void InspectorPanelTest::handshakeHasBothHeadsAndTimes()
{
    Fixture f;
    f.show(f.add(EntryKind::Text, "text"));
    f.tabs().setCurrentIndex(3);
    const QString text = f.panel.findChild<HandshakeView *>()->text();
    QVERIFY(text.contains(QStringLiteral("GET /chat HTTP/1.1\nHost: 127.0.0.1:8080")));
    QVERIFY(text.contains(QStringLiteral("HTTP/1.1 101 Switching Protocols")));
    QVERIFY(text.contains(QStringLiteral("Name lookup 0.2 ms · TCP 0.3 ms · Upgrade 1.4 ms")));
    QVERIFY(!text.contains(QStringLiteral("Ended")));
}

void InspectorPanelTest::handshakeFitsANarrowPanel()
{
    QWidget window;
    HandshakeView view(theme(), &window);
    window.resize(356, 400);
    view.resize(window.size());
    window.show();
    ConnectionRecord record;
    record.id = 1;
    record.url = QStringLiteral("ws://gateway.example/") + QString(600, u'a');
    record.request = "GET /" + QByteArray(600, 'a') +
                     " HTTP/1.1\r\nHost: gateway.example\r\nX-Long: " + QByteArray(600, 'b');
    record.response = "HTTP/1.1 101 Switching Protocols\r\nX-Long: " + QByteArray(600, 'c');
    record.peer = QStringLiteral("203.0.113.7:443");
    record.upgradeUs = 1200;
    record.tls =
        R"({"protocol":"TLS 1.3","cipher":"TLS_AES_256_GCM_SHA384","verified":false,"pinned":true,"chain":[{"subject":"gateway.example","sha256":")" +
        QByteArray("ab:").repeated(31) + R"(ab"}]})";
    view.setConnection(record);
    QTRY_VERIFY(view.widget()->height() > 400);
    QCOMPARE(view.widget()->width(), view.viewport()->width());
    for (const FactText *value : view.findChildren<FactText *>()) {
        if (value->isVisible())
            QVERIFY2(value->height() >= value->heightForWidth(value->width()),
                     qPrintable(value->toPlainText()));
    }
}

void InspectorPanelTest::handshakeFollowsTheConnection()
{
    Fixture f;
    f.show(f.add(EntryKind::Text, "text"));
    f.tabs().setCurrentIndex(3);
    ConnectionRecord record;
    record.id = 1;
    record.startedNs = 1'763'640'000'000'000'000;
    record.endedNs = record.startedNs + 724'000'000'000;
    record.closeCode = 1006;
    record.endedBy = EndedBy::Network;
    f.capture.writer().updateConnection(record);
    f.capture.flush();
    f.panel.refreshConnection();
    const auto text = [&f] { return f.panel.findChild<HandshakeView *>()->text(); };
    QTRY_VERIFY(text().contains(QStringLiteral("Code: 1006 Abnormal Closure")));
    QVERIFY(text().contains(QStringLiteral("Meaning: dropped without a close frame")));
    QVERIFY(text().contains(QStringLiteral("Ended by: the network")));
    QVERIFY(text().contains(QStringLiteral("after 00:12:04")));
}

void InspectorPanelTest::latestHandshakeWithoutAnEntry()
{
    Fixture f;
    f.add(EntryKind::Text, "text");
    f.show(0);
    f.tabs().setCurrentIndex(3);
    QVERIFY(f.panel.findChild<HandshakeView *>()->text().contains(QStringLiteral("GET /chat")));
}

void InspectorPanelTest::unreadableCaptureIsSaid()
{
    Fixture f;
    f.panel.setCapture(f.capture.file(QStringLiteral("missing.fwcap")));
    QVERIFY(f.notice().isVisible());
    QVERIFY(f.notice().text().contains(QStringLiteral("missing.fwcap")));
}

void InspectorPanelTest::missingEntryIsSaid()
{
    Fixture f;
    f.add(EntryKind::Text, "text");
    f.show(77);
    QVERIFY(f.notice().text().startsWith(QStringLiteral("Entry 77 could not be read")));
}

void InspectorPanelTest::stateIsRemembered()
{
    Fixture f;
    f.show(f.add(EntryKind::Text, R"({"a":1})"));
    QTest::mouseClick(&f.button("inspectorWrap"), Qt::LeftButton);
    f.tabs().setCurrentIndex(2);
    Fixture other;
    other.panel.restoreState(f.panel.saveState());
    QCOMPARE(other.tabs().currentIndex(), 2);
    QVERIFY(other.message().code()->isWrapping());
    other.panel.restoreState("garbage");
    QCOMPARE(other.tabs().currentIndex(), 2);
}

// They are made when first shown, and still stand where they are seen in the order of Tab.
void InspectorPanelTest::payloadComesBehindItsNotice()
{
    Fixture f;
    QWidget &save = f.button("noticeSave");
    f.show(f.add(EntryKind::Binary, QByteArray("\x00\xff", 2)));
    QCOMPARE(save.nextInFocusChain(), f.message().hex());
    f.show(f.add(EntryKind::Text, "text"));
    QCOMPARE(save.nextInFocusChain(), f.message().code());
    QVERIFY(f.message().code()->isVisible());
}

void InspectorPanelTest::resendIsAskedFor()
{
    Fixture f;
    const qint64 id = f.add(EntryKind::Text, "again");
    f.show(id);
    QSignalSpy spy(&f.panel, &InspectorPanel::resendRequested);
    const auto actions = f.message().code()->actions();
    actions.constLast()->trigger();
    QCOMPARE(spy.constFirst().constFirst().toLongLong(), id);
}

QTEST_MAIN(InspectorPanelTest)
#include "tst_inspectorpanel.moc"
