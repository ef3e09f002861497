// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/outbox.h"

#include <QTest>

using namespace framewatch;

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsOrder();
    void takesBackOnlyWhatWasNotSeen();
    void countsWhatGoesBy();
    void isBounded();
    void cancels();
    void viewsAPart();
};

namespace {

QByteArrayList drain(Outbox &outbox)
{
    QByteArrayList out;
    while (const auto message = outbox.handOver())
        out.append(message->payload);
    return out;
}

} // namespace

void TestOutbox::keepsItsOrder()
{
    Outbox outbox;
    for (const char *message : {"a", "b", "c"})
        QVERIFY(outbox.add({true, message}));
    QCOMPARE(drain(outbox), QByteArrayList({"a", "b", "c"}));
    QVERIFY(outbox.isEmpty());
    outbox.takeBack();
    QCOMPARE(drain(outbox), QByteArrayList({"a", "b", "c"}));
}

void TestOutbox::takesBackOnlyWhatWasNotSeen()
{
    Outbox outbox;
    for (const char *message : {"a", "b", "c"})
        QVERIFY(outbox.add({true, message}));
    QVERIFY(outbox.handOver());
    QVERIFY(outbox.handOver());
    outbox.seenOnWire();
    outbox.takeBack();
    QCOMPARE(drain(outbox), QByteArrayList({"b", "c"}));
}

void TestOutbox::countsWhatGoesBy()
{
    Outbox outbox;
    outbox.passBy();
    outbox.handOver({true, "a"});
    outbox.passBy();
    outbox.handOver({true, "b"});
    outbox.seenOnWire(); // the first that went by
    outbox.seenOnWire(); // a
    outbox.takeBack();
    QCOMPARE(drain(outbox), QByteArrayList({"b"}));
}

void TestOutbox::isBounded()
{
    Outbox outbox;
    for (qsizetype i = 0; i < Outbox::MaxMessages; ++i)
        QVERIFY(outbox.add({true, "x"}));
    const auto full = outbox.add({true, "x"});
    QVERIFY(!full);
    QCOMPARE(full.error().code, ErrorCode::Invalid);
    QCOMPARE(outbox.count(), Outbox::MaxMessages);
    QCOMPARE(outbox.clear(), Outbox::MaxMessages);

    const QByteArray large(Outbox::MaxBytes / 2, 'x'); // shared, so this costs it once
    QVERIFY(outbox.add({false, large}));
    QVERIFY(outbox.add({false, large}));
    QVERIFY(!outbox.add({false, "x"}));
    QVERIFY(outbox.handOver());
    QVERIFY(outbox.add({false, "x"}));
}

void TestOutbox::cancels()
{
    Outbox outbox;
    for (const char *message : {"a", "b"})
        QVERIFY(outbox.add({true, message}));
    const qint64 id = outbox.view().items.constFirst().id;
    QVERIFY(outbox.cancel(id));
    QVERIFY(!outbox.cancel(id));
    QCOMPARE(outbox.view().bytes, 1);
    QCOMPARE(drain(outbox), QByteArrayList({"b"}));
}

void TestOutbox::viewsAPart()
{
    Outbox outbox;
    for (int i = 0; i < 150; ++i)
        QVERIFY(outbox.add({true, QByteArray(1000, 'x')}));
    const OutboxView view = outbox.view();
    QCOMPARE(view.count, 150);
    QCOMPARE(view.bytes, 150'000);
    QCOMPARE(view.items.size(), OutboxView::MaxItems);
    QCOMPARE(view.items.constFirst().size, 1000);
    QCOMPARE(view.items.constFirst().preview.size(), OutboxView::MaxPreview);
}

QTEST_APPLESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
