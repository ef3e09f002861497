// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/endsentence.h"

#include "model/wire/relay.h"

#include <QTest>

using namespace framewatch;

class TestEndSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
};

void TestEndSentence::says_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("sent");
    QTest::addColumn<int>("by");
    QTest::addColumn<bool>("clean");
    QTest::addColumn<bool>("violation");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("sentence");
    const int us = int(EndedBy::Us);
    const int peer = int(EndedBy::Peer);
    const int network = int(EndedBy::Network);
    const int timeout = int(EndedBy::Timeout);
    const QString none;
    const auto row = [&](const char *name, int code, int sent, int by, bool clean, bool violation, const QString &reason, const QString &error,
                         const char *sentence) {
        QTest::newRow(name) << code << sent << by << clean << violation << reason << error << QString::fromUtf8(sentence);
    };
    row("by the server", 1001, 1001, peer, true, false, QStringLiteral("restarting"), none,
        "Closed by the server: 1001 Going Away, it is shutting down or has moved on (“restarting”)");
    row("by the server, no code", 1005, 1005, peer, true, false, none, none,
        "Closed by the server: 1005 No Status Received, the close frame carried no code");
    row("by us", 1000, 1000, us, true, false, none, none, "Closed by us: 1000 Normal Closure");
    row("by us, answered otherwise", 4000, 1000, us, true, false, QStringLiteral("x"), none,
        "Closed by us: 1000 Normal Closure; the server answered 4000 Application code (“x”)");
    row("by us, not answered", 1006, 1000, timeout, false, false, none, QStringLiteral("no answer"), "Closed by us: 1000 Normal Closure; no answer");
    row("dropped", 1006, 0, network, false, false, none, none, "Lost: 1006, dropped without a close frame");
    row("dropped with an error", 1006, 0, network, false, false, none, QStringLiteral("No route to host"),
        "Lost: 1006, dropped without a close frame (No route to host)");
    row("dead", 1006, 0, timeout, false, false, none, QStringLiteral("no answer to a ping within 10 s"), "Lost: 1006, no answer to a ping within 10 s");
    row("dropped by us", 1006, 0, us, false, false, none, none, "Dropped by us without a close frame");
    row("violation", 1002, 1002, us, false, true, none, QStringLiteral("RSV"), "Ended by us with 1002 Protocol Error: the server broke the protocol");
}

void TestEndSentence::says()
{
    QFETCH(int, code);
    QFETCH(int, sent);
    QFETCH(int, by);
    QFETCH(bool, clean);
    QFETCH(bool, violation);
    QFETCH(QString, reason);
    QFETCH(QString, error);
    RelayEnd end;
    end.closeCode = code;
    end.sentCode = sent;
    end.by = static_cast<EndedBy>(by);
    end.clean = clean;
    end.violation = violation;
    end.closeReason = reason;
    end.error = error;
    QTEST(endSentence(end), "sentence");
}

QTEST_APPLESS_MAIN(TestEndSentence)
#include "tst_endsentence.moc"
