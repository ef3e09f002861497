// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/closepopup.h"
#include "widgets/connection/outboxbutton.h"
#include "widgets/connection/outboxpopup.h"
#include "widgets/connection/rttpopup.h"
#include "widgets/connection/trustpopup.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace framewatch;

class TestPopups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void standsInsideOfItsWindow_data();
    void standsInsideOfItsWindow();
    void hasTheKeyboard();
    void closesWithWhatWasChosen_data();
    void closesWithWhatWasChosen();
    void pingsByHand();
    void showsRoundTrips();
    void trustsWhatIsShown();
    void showsWhatWaits();
    void cancelsTheSelected();

private:
    static QPushButton *button(const QWidget &owner, const QString &text)
    {
        const auto all = owner.findChildren<QPushButton *>();
        const auto it = std::find_if(all.begin(), all.end(), [&](const QPushButton *b) { return b->text() == text; });
        return it == all.end() ? nullptr : *it;
    }
    static OutboxView outbox(int count, bool held = false)
    {
        OutboxView view;
        view.count = count;
        view.held = held;
        for (int i = 0; i < std::min(count, 3); ++i) {
            view.items.append({i + 1, true, 10, "message " + QByteArray::number(i)});
            view.bytes += 10;
        }
        return view;
    }

    std::unique_ptr<Theme> m_theme;
};

void TestPopups::standsInsideOfItsWindow_data()
{
    QTest::addColumn<QPoint>("place"); // of the button in a window of 700 x 500
    QTest::newRow("top left") << QPoint(0, 0);
    QTest::newRow("top right") << QPoint(640, 0);
    QTest::newRow("bottom left") << QPoint(0, 470);
    QTest::newRow("bottom right") << QPoint(640, 470);
}

void TestPopups::standsInsideOfItsWindow()
{
    QFETCH(QPoint, place);
    QWidget window;
    m_theme->dress(window);
    QPushButton anchor(&window);
    anchor.setGeometry({place, QSize(60, 30)});
    window.setGeometry(20, 30, 700, 500);
    window.show();
    TrustPopup trust(&anchor);
    trust.setCertificate(
        {QByteArray(32, '\xab'), QStringLiteral("gateway.example"),
         QStringLiteral("it is self-signed; it is for other names; it is not valid any more")});
    OutboxPopup waiting(&anchor);
    waiting.setOutbox(outbox(3));
    RttPopup roundTrips(*m_theme, &anchor);
    ClosePopup closing(&anchor);
    for (Popup *popup : QList<Popup *>{&trust, &waiting, &roundTrips, &closing}) {
        popup->arrange();
        QVERIFY2(window.geometry().contains(popup->geometry()), popup->metaObject()->className());
        QVERIFY(!popup->geometry().intersects(QRect(anchor.mapToGlobal(QPoint()), anchor.size())));
        const QSize whole(popup->width(),
                          popup->layout()->hasHeightForWidth() ? popup->heightForWidth(popup->width()) : 0);
        QVERIFY2(popup->height() >= whole.height(), popup->metaObject()->className());
    }
}

void TestPopups::hasTheKeyboard()
{
    QWidget anchor;
    RttPopup roundTrips(*m_theme, &anchor);
    roundTrips.arrange();
    QCOMPARE(roundTrips.focusWidget(), roundTrips.findChild<QLineEdit *>());
    ClosePopup closing(&anchor);
    closing.arrange();
    QCOMPARE(closing.focusWidget(), closing.findChild<QComboBox *>());
    TrustPopup trust(&anchor); // not its button: a key pressed twice trusts nobody
    trust.arrange();
    QVERIFY(qobject_cast<QLabel *>(trust.focusWidget()));
    OutboxPopup waiting(&anchor);
    waiting.setOutbox(outbox(2));
    waiting.arrange();
    QCOMPARE(waiting.focusWidget(), waiting.findChild<QListWidget *>());
}

void TestPopups::closesWithWhatWasChosen_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("code"); // 0: cannot be sent
    QTest::newRow("offered") << QStringLiteral("1001 Going Away") << QStringLiteral("bye") << 1001;
    QTest::newRow("own") << QStringLiteral("4321") << QString() << 4321;
    QTest::newRow("never on the wire") << QStringLiteral("1006") << QString() << 0;
    QTest::newRow("no range") << QStringLiteral("2999") << QString() << 0;
    QTest::newRow("too large") << QStringLiteral("5000") << QString() << 0;
    QTest::newRow("no number") << QStringLiteral("bye") << QString() << 0;
    QTest::newRow("longest reason") << QStringLiteral("1000") << QString(123, u'x') << 1000;
    QTest::newRow("too long a reason") << QStringLiteral("1000") << QString(124, u'x') << 0;
    QTest::newRow("too long in UTF-8") << QStringLiteral("1000") << QString(62, QChar(0xe4)) << 0;
}

void TestPopups::closesWithWhatWasChosen()
{
    QFETCH(QString, typed);
    QFETCH(QString, reason);
    QFETCH(int, code);
    QWidget anchor;
    ClosePopup popup(&anchor);
    QSignalSpy closed(&popup, &ClosePopup::closeRequested);
    popup.findChild<QComboBox *>()->setEditText(typed);
    for (QLineEdit *field : popup.findChildren<QLineEdit *>()) {
        if (field->parent() == &popup)
            field->setText(reason);
    }
    button(popup, QStringLiteral("Close"))->click();
    QCOMPARE(closed.size(), code ? 1 : 0);
    if (code)
        QCOMPARE(closed.constFirst(), QVariantList({code, reason}));
}

void TestPopups::pingsByHand()
{
    QWidget anchor;
    RttPopup popup(*m_theme, &anchor);
    QSignalSpy pinged(&popup, &RttPopup::pingRequested);
    auto *payload = popup.findChild<QLineEdit *>();
    payload->setText(QString(126, u'x'));
    QVERIFY(!button(popup, QStringLiteral("Ping now"))->isEnabled());
    payload->setText(QStringLiteral("hello"));
    button(popup, QStringLiteral("Ping now"))->click();
    QCOMPARE(pinged.constFirst().constFirst().toByteArray(), QByteArray("hello"));
}

void TestPopups::showsRoundTrips()
{
    QWidget anchor;
    RttPopup popup(*m_theme, &anchor);
    RttStats stats;
    for (qint64 ms = 1; ms <= 200; ++ms)
        stats.add(ms * 1'000'000);
    popup.setStats(stats);
    QStringList texts;
    for (const QLabel *label : popup.findChildren<QLabel *>())
        texts.append(label->text());
    for (const char *figure : {"200 ms", "1.0 ms", "101 ms", "198 ms"})
        QVERIFY2(texts.contains(QString::fromLatin1(figure)), qPrintable(texts.join(u'|')));
    popup.resize(popup.sizeHint());
    QVERIFY(!popup.grab().isNull()); // it paints
}

void TestPopups::trustsWhatIsShown()
{
    QWidget anchor;
    TrustPopup popup(&anchor);
    QSignalSpy trusted(&popup, &TrustPopup::trusted);
    popup.setCertificate({QByteArray(32, '\xab'), QStringLiteral("inner.example"), QStringLiteral("it is self-signed")});
    QStringList texts;
    for (const QLabel *label : popup.findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY(texts.contains(QStringLiteral("inner.example")));
    QVERIFY(texts.filter(QStringLiteral("AB:AB:AB")).size() == 1);
    popup.findChild<QPushButton *>()->click();
    QCOMPARE(trusted.constFirst().constFirst().toByteArray(), QByteArray(32, '\xab'));
}

void TestPopups::showsWhatWaits()
{
    OutboxButton button;
    QVERIFY(button.isHidden());
    button.setOutbox(outbox(1));
    QVERIFY(!button.isHidden());
    QCOMPARE(button.text(), QStringLiteral("1 waits"));
    button.setOutbox(outbox(1204));
    QCOMPARE(button.text(), QStringLiteral("1,204 wait"));
    button.setOutbox(outbox(0));
    QVERIFY(button.isHidden());
}

void TestPopups::cancelsTheSelected()
{
    QWidget anchor;
    OutboxPopup popup(&anchor);
    popup.setOutbox(outbox(3, true));
    auto *list = popup.findChild<QListWidget *>();
    QCOMPARE(list->count(), 3);
    QVERIFY(list->item(1)->text().contains(u"message 1"));
    QSignalSpy cancelled(&popup, &OutboxPopup::cancelRequested);
    QSignalSpy cleared(&popup, &OutboxPopup::clearRequested);
    QSignalSpy sent(&popup, &OutboxPopup::sendRequested);
    list->item(1)->setSelected(true);
    popup.setOutbox(outbox(3, true)); // filled again: the selection stays
    button(popup, QStringLiteral("Remove"))->click();
    QCOMPARE(cancelled.constFirst().constFirst().toLongLong(), 2);
    button(popup, QStringLiteral("Remove all"))->click();
    QCOMPARE(cleared.size(), 1);
    button(popup, QStringLiteral("Send anyway"))->click();
    QCOMPARE(sent.size(), 1);
}

QTEST_MAIN(TestPopups)
#include "tst_popups.moc"
