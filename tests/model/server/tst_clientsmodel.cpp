// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/clientsmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace framewatch;

class TestClientsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void follows_data();
    void follows();
    void selectionSurvives();
    void onlyWhatChanged();
    void cells();
};

namespace {

QList<ClientInfo> clients(const QList<int> &ids, qint64 messages = 0)
{
    QList<ClientInfo> list;
    for (const int id : ids) {
        ClientInfo info;
        info.id = id;
        info.address = QStringLiteral("10.0.0.%1:4000").arg(id);
        info.receivedMessages = messages;
        list.append(info);
    }
    return list;
}

QList<int> idsOf(const ClientsModel &model)
{
    QList<int> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, 0).data(ClientsModel::ClientIdRole).toInt());
    return ids;
}

} // namespace

void TestClientsModel::follows_data()
{
    QTest::addColumn<QList<int>>("before");
    QTest::addColumn<QList<int>>("after");
    using Ids = QList<int>;
    QTest::addRow("nothing") << Ids{} << Ids{};
    QTest::addRow("first") << Ids{} << Ids{1, 2, 3};
    QTest::addRow("append") << Ids{1, 2} << Ids{1, 2, 3, 4};
    QTest::addRow("between") << Ids{2, 5, 9} << Ids{1, 2, 3, 4, 5, 7, 9};
    QTest::addRow("remove") << Ids{1, 2, 3, 4, 5, 6} << Ids{2, 5};
    QTest::addRow("both") << Ids{1, 2, 3, 6} << Ids{2, 4, 5, 6, 8};
    QTest::addRow("other") << Ids{1, 2, 3} << Ids{4, 5};
    QTest::addRow("all gone") << Ids{1, 2, 3} << Ids{};
    QTest::addRow("unsorted") << Ids{3, 1} << Ids{9, 3, 7};
}

void TestClientsModel::follows()
{
    QFETCH(QList<int>, before);
    QFETCH(QList<int>, after);
    ClientsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setClients(clients(before));
    std::sort(before.begin(), before.end());
    QCOMPARE(idsOf(model), before);
    model.setClients(clients(after));
    std::sort(after.begin(), after.end());
    QCOMPARE(idsOf(model), after);
    model.setClients({});
    QCOMPARE(model.rowCount(), 0);
}

void TestClientsModel::selectionSurvives()
{
    ClientsModel model;
    model.setClients(clients({1, 2, 3, 4}));
    const QPersistentModelIndex third(model.index(2, 0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setClients(clients({3, 4, 5}));
    QCOMPARE(third.row(), 0);
    QCOMPARE(third.data(ClientsModel::ClientIdRole).toInt(), 3);
    QCOMPARE(reset.size(), 0);
    model.setClients(clients({4}));
    QVERIFY(!third.isValid());
}

void TestClientsModel::onlyWhatChanged()
{
    ClientsModel model;
    model.setClients(clients({1, 2, 3}));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setClients(clients({1, 2, 3}));
    QCOMPARE(changed.size(), 0);
    QList<ClientInfo> list = clients({1, 2, 3});
    list[1].sentMessages = 7;
    model.setClients(list);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(model.clientAt(1).sentMessages, 7);
    QCOMPARE(model.clientAt(9).id, 0);
}

void TestClientsModel::cells()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    ClientInfo info;
    info.id = 4;
    info.address = QStringLiteral("[::1]:5000");
    info.target = QStringLiteral("/chat");
    info.sinceNs = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5)).toMSecsSinceEpoch() * 1'000'000;
    info.receivedMessages = 12;
    info.receivedBytes = 1204;
    info.sentMessages = 1;
    ClientsModel model;
    model.setClients({info});
    QStringList cells;
    QStringList titles;
    for (int column = 0; column < model.columnCount(); ++column) {
        cells.append(model.index(0, column).data().toString());
        titles.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    QCOMPARE(cells.join(u'|'), QStringLiteral("[::1]:5000|03:04:05|12 (1,204 B)|1 (0 B)"));
    QCOMPARE(titles.join(u'|'), QStringLiteral("Address|Since|Received|Sent"));
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("/chat")));
}

QTEST_GUILESS_MAIN(TestClientsModel)
#include "tst_clientsmodel.moc"
