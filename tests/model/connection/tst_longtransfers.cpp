// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that take longer than a pong may, over sockets.
#include "model/connection/connectionmanager.h"

#include "tests/support/memorysink.h"
#include "tests/support/scriptedpeer.h"

#include <QTest>
#include <QTimer>

using namespace framewatch;
using namespace framewatch::test;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype Big = 96 << 20; // bytes; more than all the buffers on the way

/// Lets Piece bytes through in each period, from the client to the server; all that comes back.
class NarrowRelay
{
public:
    static constexpr qint64 Piece = 4 << 20;

    explicit NarrowRelay(quint16 port, std::chrono::milliseconds period)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, port] {
            m_near = m_server.nextPendingConnection();
            m_near->setReadBufferSize(Piece);
            m_far.connectToHost(QHostAddress::LocalHost, port);
            QObject::connect(&m_far, &QTcpSocket::readyRead, m_near,
                             [this] { m_near->write(m_far.readAll()); });
        });
        QObject::connect(&m_timer, &QTimer::timeout, &m_server, [this] {
            if (m_near)
                m_far.write(m_near->read(Piece));
        });
        m_timer.start(period);
    }
    QString url() const { return QStringLiteral("ws://127.0.0.1:%1/").arg(m_server.serverPort()); }

private:
    QTcpServer m_server;
    QTcpSocket m_far;
    QPointer<QTcpSocket> m_near;
    QTimer m_timer;
};

struct Rig
{
    Rig()
        : manager(sink, clock)
    {
        settings.url = peer.url();
        settings.reconnect.enabled = false;
        QObject::connect(&peer, &ScriptedPeer::messageCame, &peer, [this] {
            const ScriptedPeer::Received &last = peer.received.constLast();
            if (last.kind == EntryKind::Ping)
                peer.send(encodeFrame(Opcode::Pong, last.payload));
        });
        QObject::connect(&manager, &ConnectionManager::finished, &manager,
                         [this](const ConnectionStatus &status) { end = status; });
    }

    void open()
    {
        manager.setSettings(settings);
        manager.open();
        QTRY_COMPARE(manager.status().state, ConnectionState::Open);
    }
    QString cause() const { return end ? end->cause : QString(); }
    qsizetype arrived(EntryKind kind) const
    {
        return std::count_if(peer.received.begin(), peer.received.end(),
                             [kind](const auto &one) { return one.kind == kind; });
    }

    MemorySink sink;
    SystemClock clock;
    ScriptedPeer peer;
    ConnectionSettings settings;
    ConnectionManager manager;
    std::optional<ConnectionStatus> end;
};

} // namespace

class TestLongTransfers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepAliveOutlivesAnUpload();
    void keepAliveOutlivesADownload();
    void keepAliveFindsAPeerThatTakesNothing();
    void closeEndsBehindAStalledUpload();
    void closeWaitsForAnUpload();
    void aSecondCloseDropsAnUpload();
};

void TestLongTransfers::keepAliveOutlivesAnUpload()
{
    Rig rig;
    rig.settings.pingInterval = 50ms;
    rig.settings.pongDeadline = 400ms;
    NarrowRelay between(rig.peer.port(), 50ms);
    rig.settings.url = between.url();
    rig.open();
    QElapsedTimer time;
    time.start();
    QVERIFY(rig.manager.send({false, QByteArray(Big, 'u')}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.end || rig.arrived(EntryKind::Binary) == 1, 60'000);
    QVERIFY2(!rig.end, qPrintable(rig.cause()));
    QVERIFY2(time.elapsed() > 800, qPrintable(QString::number(time.elapsed()))); // else it proves nothing
    QTRY_VERIFY(!rig.manager.status().rtt.isEmpty()); // and they are answered afterwards
}

void TestLongTransfers::keepAliveOutlivesADownload()
{
    Rig rig;
    rig.settings.pingInterval = 20ms;
    rig.settings.pongDeadline = 200ms;
    rig.open();
    rig.peer.setReading(false); // it answers no ping before it is done
    const QByteArray frame = encodeFrame(Opcode::Binary, QByteArray(20'000, 'd'));
    qsizetype at = 0;
    QTimer slowly;
    connect(&slowly, &QTimer::timeout, this, [&] {
        rig.peer.send(frame.mid(at, 1000));
        at += 1000;
    });
    slowly.start(50ms);
    bool came = false;
    connect(&rig.manager, &ConnectionManager::messageReceived, this, [&] { came = true; });
    QTRY_VERIFY_WITH_TIMEOUT(rig.end || came, 20'000);
    QVERIFY2(!rig.end, qPrintable(rig.cause()));
    slowly.stop();
    QTRY_VERIFY(rig.end); // now nothing comes, and still no pong
    QVERIFY(rig.cause().contains(u"no answer to a ping within 0.2 s"));
}

void TestLongTransfers::keepAliveFindsAPeerThatTakesNothing()
{
    Rig rig;
    rig.settings.pingInterval = 50ms;
    rig.settings.pongDeadline = 300ms;
    rig.open();
    rig.peer.setReading(false);
    QVERIFY(rig.manager.send({false, QByteArray(Big, 'u')}));
    QTRY_VERIFY_WITH_TIMEOUT(rig.end, 10'000);
    QVERIFY(rig.cause().contains(u"no answer to a ping within 0.3 s"));
    QCOMPARE(rig.manager.outbox().count, 1); // it did not get there
}

void TestLongTransfers::closeEndsBehindAStalledUpload()
{
    Rig rig;
    rig.open();
    rig.peer.setReading(false);
    QVERIFY(rig.manager.send({false, QByteArray(Big, 'u')}));
    QElapsedTimer time;
    time.start();
    rig.manager.close(1000, {});
    QCOMPARE(rig.manager.status().state, ConnectionState::Closing);
    QTRY_VERIFY_WITH_TIMEOUT(rig.end, 20'000);
    QVERIFY2(time.elapsed() >= 2900, qPrintable(QString::number(time.elapsed())));
    QCOMPARE(rig.end->endedBy, EndedBy::Timeout);
    QCOMPARE(rig.manager.outbox().count, 1); // it did not get there
    QString closed;
    for (const Entry &entry : rig.sink.entries) {
        if (entry.kind == EntryKind::Closed)
            closed = entry.note;
    }
    QVERIFY2(closed.contains(u"took nothing more for 3 s"), qPrintable(closed));
}

void TestLongTransfers::closeWaitsForAnUpload()
{
    Rig rig;
    NarrowRelay between(rig.peer.port(), 200ms); // 96 MiB take more than 4 s
    rig.settings.url = between.url();
    rig.open();
    QVERIFY(rig.manager.send({false, QByteArray(Big, 'u')}));
    rig.manager.close(1000, {});
    QTRY_VERIFY_WITH_TIMEOUT(rig.end, 60'000);
    QCOMPARE(rig.arrived(EntryKind::Binary), 1);
    QCOMPARE(rig.arrived(EntryKind::Close), 1);
    QCOMPARE(rig.end->closeCode, 1000);
    QCOMPARE(rig.manager.outbox().count, 0);
}

void TestLongTransfers::aSecondCloseDropsAnUpload()
{
    Rig rig;
    rig.open();
    rig.peer.setReading(false);
    QVERIFY(rig.manager.send({false, QByteArray(Big, 'u')}));
    rig.manager.close(1000, {});
    rig.manager.close(1000, {});
    QVERIFY(rig.end);
    QCOMPARE(rig.manager.status().state, ConnectionState::Idle);
}

QTEST_GUILESS_MAIN(TestLongTransfers)
#include "tst_longtransfers.moc"
