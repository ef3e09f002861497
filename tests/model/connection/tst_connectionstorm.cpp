// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Random sequences of what a user and a network do: never two connections, never a message lost or sent twice.
#include "model/connection/connectionmanager.h"

#include "tests/model/connection/fakelink.h"
#include "tests/support/manualclock.h"
#include "tests/support/memorysink.h"
#include "tests/support/scriptedpeer.h"

#include <QTest>

#include <memory>
#include <random>

using namespace framewatch;
using namespace framewatch::test;
using namespace std::chrono_literals;

namespace {

constexpr int Sequences = 10'000;
constexpr int StepsEach = 40;
constexpr quint32 Seed = 20'261'121;

/// What the user asked to send, and what came of it.
struct Ledger
{
    QByteArrayList asked;
    QByteArrayList cancelled;

    QByteArrayList expected() const
    {
        QByteArrayList left = asked;
        left.removeIf([this](const QByteArray &message) { return cancelled.contains(message); });
        return left;
    }
};

class Storm
{
public:
    explicit Storm(quint32 seed)
        : m_random(seed)
        , m_manager(std::make_unique<ConnectionManager>(m_sink, m_clock, m_network.factory()))
    {
        m_settings.url = QStringLiteral("ws://example.org/");
        m_settings.reconnect.maxAttempts = below(3) == 0 ? 3 : 0;
        m_settings.reconnect.backoff = ReconnectPolicy::Backoff(below(3));
        m_settings.whenNotOpen = ConnectionSettings::WhenNotOpen(below(2));
        m_settings.pingInterval = below(2) ? 10s : 0s;
        if (below(2)) {
            OpenStep wait;
            wait.kind = OpenStep::Kind::Wait;
            wait.match = {ReplyMatch::Kind::Contains, {}, QStringLiteral("go")};
            m_settings.openSteps = {wait};
        }
        QObject::connect(m_manager.get(), &ConnectionManager::finished, m_manager.get(), [this] {
            // Asked for while closing and not taken back: it must not stay closed.
            if (std::exchange(m_wantsOpen, false))
                m_isOwed = true;
        });
        m_manager->setDraw([this] { return std::uniform_real_distribution<double>(0, 1)(m_random); });
        m_manager->setSettings(m_settings);
    }

    void step()
    {
        switch (below(17)) {
        case 0:
        case 1:
            m_wantsOpen = m_wantsOpen || m_manager->status().state == ConnectionState::Closing;
            m_manager->open(); // connect, retry now, and connect again once it is closed
            break;
        case 2:
            m_wantsOpen = false;
            m_manager->close(1000, {}); // cancel, disconnect, stop, and drop when asked twice
            break;
        case 16:
            sendManyWhileWaiting();
            break;
        case 3:
        case 4:
        case 5:
            send();
            break;
        case 6:
            cancelOne();
            break;
        case 7:
            m_clock.advance(std::chrono::milliseconds(below(40'000)));
            break;
        case 8:
            m_manager->setOnline(below(2) == 0);
            break;
        case 9:
            m_settings.reconnect.enabled = below(4) != 0;
            m_manager->setSettings(m_settings);
            break;
        case 10:
            m_manager->sendQueued();
            break;
        default:
            network();
        }
        const ConnectionState state = m_manager->status().state;
        if (std::exchange(m_isOwed, false) && state != ConnectionState::Connecting)
            m_wrong = "asked for while closing, and not done";
        if (state == ConnectionState::Connecting || state == ConnectionState::Open)
            m_wantsOpen = false;
    }

    /// Opens, lets everything out and compares.
    QByteArray settle()
    {
        m_wantsOpen = false;
        m_settings.openSteps.clear();
        m_settings.pingInterval = 0s;
        m_settings.reconnect.enabled = true;
        m_settings.reconnect.maxAttempts = 0;
        m_manager->setSettings(m_settings);
        m_manager->setOnline(true);
        for (int i = 0; i < 10 && m_manager->outbox().count > 0; ++i)
            reopen();
        if (m_network.link && m_network.link->isOpen()) {
            m_network.link->isStalled = false;
            m_network.link->carryAll();
        }
        if (!m_wrong.isEmpty())
            return m_wrong;
        if (m_network.everTwo)
            return "two connections at once";
        if (m_network.wire != m_ledger.expected())
            return "asked " + m_ledger.expected().join(' ') + " but sent " + m_network.wire.join(' ');
        m_manager->close(1001, {}); // the tab closes
        m_manager->close(1001, {});
        if (m_manager->status().state != ConnectionState::Idle)
            return "it does not end";
        if (m_network.alive != 0 || m_clock.activeAlarms() != 0)
            return "something goes on after the end";
        return {};
    }

    quint32 below(quint32 bound) { return std::uniform_int_distribution<quint32>(0, bound - 1)(m_random); }

private:
    void send()
    {
        const QByteArray message = QByteArray::number(++m_count);
        if (m_manager->send({below(2) == 0, message}))
            m_ledger.asked.append(message);
    }

    /// One attempt at the most, and the wait is what it was.
    void sendManyWhileWaiting()
    {
        if (m_manager->status().state != ConnectionState::Waiting)
            return;
        const ConnectionStatus before = m_manager->status();
        const int started = m_network.started;
        for (int i = 0; i < 20; ++i) {
            send();
            if (m_network.link && !m_network.link->hasEnded())
                m_network.link->failWith(ErrorCode::Network);
        }
        const ConnectionStatus &after = m_manager->status();
        if (m_network.started > started + 1)
            m_wrong = "many sends were many attempts";
        if (after.state != ConnectionState::Waiting || after.attempt != before.attempt || after.retryAtNs != before.retryAtNs)
            m_wrong = "sends while waiting changed the schedule";
    }

    void cancelOne()
    {
        const auto items = m_manager->outbox().items;
        if (items.isEmpty())
            return;
        const auto &item = items.at(below(quint32(items.size())));
        m_ledger.cancelled.append(item.preview);
        m_manager->cancelQueued(item.id);
    }

    void network()
    {
        FakeLink *link = m_network.link;
        if (!link || link->hasEnded())
            return;
        if (!link->isOpen()) {
            const quint32 what = below(8);
            if (what < 5)
                link->accept();
            else if (what == 5)
                link->refuse(below(2) ? 503 : 404, below(2) ? std::optional(std::chrono::milliseconds(20s)) : std::nullopt);
            else
                link->failWith(ErrorCode::Network);
            return;
        }
        if (link->isStalled && link->isClosing() && below(3) == 0) {
            link->giveUpClosing();
            return;
        }
        link->flow.received += below(2);
        switch (below(8)) {
        case 7:
            link->isStalled = !link->isStalled; // the upload stops, or goes on
            if (!link->isStalled && link->isClosing()) {
                link->carryAll();
                Q_EMIT link->closing();
            }
            break;
        case 0:
            link->drop();
            break;
        case 1:
            link->endByPeer(below(2) ? 1000 : 1008);
            break;
        case 2:
            link->receive("go");
            break;
        default:
            link->carry(1 + below(3));
        }
    }

    void reopen()
    {
        m_manager->open();
        m_clock.advance(60s);
        FakeLink *link = m_network.link;
        if (link)
            link->isStalled = false;
        if (link && !link->hasEnded() && !link->isOpen())
            link->accept();
        if (link && link->isOpen() && m_manager->status().state == ConnectionState::Closing)
            link->endByPeer(1000);
        m_manager->sendQueued();
        if (link && link->isOpen())
            link->receive("go");
    }

    std::mt19937 m_random;
    MemorySink m_sink;
    ManualClock m_clock;
    FakeNetwork m_network;
    ConnectionSettings m_settings;
    Ledger m_ledger;
    int m_count = 0;
    QByteArray m_wrong;
    bool m_wantsOpen = false; // open() came while closing
    bool m_isOwed = false;    // and that has ended since
    std::unique_ptr<ConnectionManager> m_manager;
};

} // namespace

class TestConnectionStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutANetwork();
    void overSockets();
};

void TestConnectionStorm::withoutANetwork()
{
    for (int sequence = 0; sequence < Sequences; ++sequence) {
        Storm storm(Seed + quint32(sequence));
        for (int i = 0; i < StepsEach; ++i)
            storm.step();
        const QByteArray wrong = storm.settle();
        QVERIFY2(wrong.isEmpty(), ("sequence " + QByteArray::number(sequence) + ": " + wrong).constData());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

/// The same with the tap, QWebSocket and a server that comes and goes.
void TestConnectionStorm::overSockets()
{
    ScriptedPeer peer;
    MemorySink sink;
    const SystemClock clock;
    ConnectionManager manager(sink, clock);
    ConnectionSettings settings;
    settings.url = peer.url();
    settings.reconnect.first = settings.reconnect.longest = 1ms;
    manager.setSettings(settings);
    std::mt19937 random(Seed);
    QByteArrayList asked;
    for (int i = 0; i < 10'000; ++i) {
        const auto what = random() % 8;
        if (what < 4) {
            asked.append(QByteArray::number(asked.size()));
            if (random() % 256 == 0) // an upload, and perhaps a close behind it
                asked.last() += QByteArray(100'000, ' ');
            QVERIFY(manager.send({true, asked.constLast()}));
        } else if (what == 4) {
            peer.resetTcp();
        } else if (what == 5) {
            peer.sendClose(1012);
        } else if (what == 6) {
            manager.open();
        } else {
            manager.close(1000, {});
        }
        const auto entries = sink.entries.size();
        const auto pause = random() % 4;
        if (pause == 0)
            QTRY_VERIFY(manager.status().state == ConnectionState::Open || manager.status().state == ConnectionState::Idle);
        else if (pause < 3 && manager.status().state == ConnectionState::Connecting)
            QTRY_VERIFY(sink.entries.size() > entries);
    }
    manager.open();
    QTRY_VERIFY(manager.status().state == ConnectionState::Open && manager.outbox().count == 0);
    const auto onTheWire = [&sink] {
        QByteArrayList sent;
        for (const Entry &entry : sink.entries) {
            if (entry.kind == EntryKind::Text && entry.direction == Direction::Sent)
                sent.append(entry.payload);
        }
        return sent;
    };
    QTRY_COMPARE(onTheWire(), asked);
    QVERIFY2(peer.heads.size() > 500, qPrintable(QString::number(peer.heads.size()))); // it was a storm
    manager.close(1000, {});
    QTRY_COMPARE(manager.status().state, ConnectionState::Idle);
}

QTEST_GUILESS_MAIN(TestConnectionStorm)
#include "tst_connectionstorm.moc"
