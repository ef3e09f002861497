// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/connectiontable.h"

#include <QList>

namespace framewatch::ConnectionTable {

namespace {

// Keeps the UTF-8 of bound strings alive until the statement has run.
class Binder
{
public:
    explicit Binder(Prepared &statement)
        : m_statement(statement)
    {
    }

    void add(qint64 number) { m_statement.bind(++m_parameter, number); }
    void add(const std::optional<qint64> &number) { m_statement.bind(++m_parameter, number); }
    void add(const QByteArray &bytes) { addBytes(bytes, &Prepared::bindBlob); }
    void add(const QString &text) { addText(text.toUtf8()); }
    void addText(const QByteArray &utf8) { addBytes(utf8, &Prepared::bindText); }
    /// A number of which 0 means "none".
    void addUnlessZero(qint64 number) { add(number ? std::optional(number) : std::nullopt); }

private:
    void addBytes(const QByteArray &bytes, void (Prepared::*bind)(int, QByteArrayView))
    {
        ++m_parameter;
        if (bytes.isEmpty())
            return m_statement.bindNull(m_parameter);
        m_alive.append(bytes);
        (m_statement.*bind)(m_parameter, m_alive.last());
    }

    Prepared &m_statement;
    int m_parameter = 0;
    QList<QByteArray> m_alive;
};

} // namespace

int store(sqlite3 *database, const ConnectionRecord &record)
{
    Prepared statement(
        database, "INSERT OR REPLACE INTO connection(id, url, started_ns, request, response, body, peer, "
                  "subprotocol, tls, dns_us, tcp_us, tls_us, upgrade_us, ended_ns, close_code, "
                  "close_reason, ended_by, error) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    Binder values(statement);
    values.add(record.id);
    values.add(record.url);
    values.add(record.startedNs);
    values.add(record.request);
    values.add(record.response);
    values.add(record.body);
    values.add(record.peer);
    values.add(record.subprotocol);
    values.addText(record.tls);
    for (const auto &time : {record.dnsUs, record.tcpUs, record.tlsUs, record.upgradeUs})
        values.add(time);
    values.addUnlessZero(record.endedNs);
    values.addUnlessZero(record.closeCode);
    values.add(record.closeReason);
    values.add(endedByName(record.endedBy));
    values.add(record.error);
    return statement.run();
}

ConnectionRecord read(const Prepared &row)
{
    ConnectionRecord record;
    record.id = static_cast<int>(row.number(0));
    record.url = row.text(1);
    record.startedNs = row.number(2);
    record.request = row.bytes(3).toByteArray();
    record.response = row.bytes(4).toByteArray();
    record.body = row.bytes(5).toByteArray();
    record.peer = row.text(6);
    record.subprotocol = row.text(7);
    record.tls = row.bytes(8).toByteArray();
    record.dnsUs = row.optionalNumber(9);
    record.tcpUs = row.optionalNumber(10);
    record.tlsUs = row.optionalNumber(11);
    record.upgradeUs = row.optionalNumber(12);
    record.endedNs = row.number(13);
    record.closeCode = static_cast<int>(row.number(14));
    record.closeReason = row.text(15);
    record.endedBy = endedByFromName(row.text(16));
    record.error = row.text(17);
    return record;
}

} // namespace framewatch::ConnectionTable
