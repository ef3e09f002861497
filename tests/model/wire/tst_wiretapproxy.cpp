// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A wire tap through a proxy: what its entries say.
#include "model/wire/wiretap.h"

#include "tests/support/memorysink.h"
#include "tests/support/scriptedpeer.h"
#include "tests/support/scriptedproxy.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace framewatch;
using namespace framewatch::test;

namespace {

struct Rig
{
    explicit Rig(const QString &url, const QNetworkProxy &proxy)
        : tap(sink, clock, [this] { return socket.localPort(); })
    {
        settings.url = url;
        settings.request.endpoint = Handshake::parseUrl(url).value();
        settings.route.proxy = proxy;
        QObject::connect(&tap, &WireTap::ready, &tap,
                         [this](const QUrl &loopback) { socket.open(loopback); });
        QObject::connect(&tap, &WireTap::ended, &tap, [this](const TapEnd &e) { end = e; });
        socket.setProxy(QNetworkProxy::NoProxy);
    }
    QString note(EntryKind kind) const
    {
        for (const Entry &entry : sink.entries) {
            if (entry.kind == kind)
                return entry.note;
        }
        return {};
    }

    MemorySink sink;
    SystemClock clock;
    QWebSocket socket;
    WireTap tap;
    TapSettings settings;
    std::optional<TapEnd> end;
};

} // namespace

class TestWireTapProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksThroughAProxy();
    void saysThatAProxyIsSilent();
    void saysWhatWasCancelled();
};

void TestWireTapProxy::talksThroughAProxy()
{
    ScriptedPeer peer;
    ScriptedProxy proxy(QNetworkProxy::Socks5Proxy);
    const QString name = Routes::describe(proxy.proxy());
    const QString url = QStringLiteral("ws://far.invalid:%1/").arg(peer.port());
    Rig rig(url, proxy.proxy());
    rig.tap.start(rig.settings);
    QTRY_COMPARE(rig.tap.phase(), WireTap::Phase::Open);
    QCOMPARE(rig.note(EntryKind::Connecting), QStringLiteral("Connecting to %1 through %2").arg(url, name));
    QVERIFY2(rig.note(EntryKind::Open).contains(QStringLiteral("through ") + name),
             qPrintable(rig.note(EntryKind::Open)));
    QCOMPARE(ScriptedPeer::headerOf(peer.heads.constFirst(), "Host"),
             QStringLiteral("far.invalid:%1").arg(peer.port()).toLatin1());
    QSignalSpy texts(&rig.socket, &QWebSocket::textMessageReceived);
    peer.sendText("hello");
    QTRY_COMPARE(texts.size(), 1);
    QCOMPARE(proxy.asked.size(), 1); // the loopback goes round it
    peer.endTcp();
    QTRY_VERIFY(rig.end);
    QVERIFY(rig.end->wasOpen);
}

void TestWireTapProxy::saysThatAProxyIsSilent()
{
    ScriptedProxy proxy(QNetworkProxy::HttpProxy);
    proxy.instead = [](QTcpSocket &) {};
    Rig rig(QStringLiteral("ws://far.invalid/"), proxy.proxy());
    rig.settings.handshakeTimeout = std::chrono::milliseconds(100);
    rig.tap.start(rig.settings);
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.end->code, ErrorCode::Timeout);
    QCOMPARE(rig.note(EntryKind::Error),
             QStringLiteral("No WebSocket within 0.1 s: timed out while connecting through ") +
                 Routes::describe(proxy.proxy()));
}

void TestWireTapProxy::saysWhatWasCancelled()
{
    ScriptedProxy proxy(QNetworkProxy::HttpProxy);
    proxy.instead = [](QTcpSocket &) {};
    Rig rig(QStringLiteral("ws://far.invalid/"), proxy.proxy());
    rig.tap.start(rig.settings);
    QTRY_COMPARE(rig.tap.phase(), WireTap::Phase::Tcp);
    rig.tap.abort(EndedBy::Us, {});
    QCOMPARE(rig.note(EntryKind::Closed),
             QStringLiteral("Cancelled while connecting through ") + Routes::describe(proxy.proxy()));
}

QTEST_GUILESS_MAIN(TestWireTapProxy)
#include "tst_wiretapproxy.moc"
