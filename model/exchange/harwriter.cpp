// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/harwriter.h"

#include "model/exchange/httphead.h"
#include "model/exchange/jsontext.h"
#include "model/exchange/utctime.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

namespace framewatch::HarWriter {

namespace {

QByteArray string(QByteArrayView utf8)
{
    QByteArray out;
    JsonText::appendString(out, utf8);
    return out;
}

QByteArray string(const QString &text)
{
    return string(QByteArrayView(text.toUtf8()));
}

QByteArray http(const QByteArray &bytes)
{
    return string(QByteArrayView(JsonText::fromHttp(bytes)));
}

QByteArray pair(const QByteArray &name, const QByteArray &value)
{
    return "{\"name\":" + name + ",\"value\":" + value + '}';
}

QByteArray headerList(const HttpHead &head)
{
    QByteArrayList items;
    for (const auto &[name, value] : head.headers) {
        if (!name.isEmpty())
            items.append(pair(http(name), http(value)));
    }
    return '[' + items.join(',') + ']';
}

QByteArray queryList(const QString &url)
{
    QByteArrayList items;
    const auto query = QUrlQuery(QUrl(url)).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : query)
        items.append(pair(string(name), string(value)));
    return '[' + items.join(',') + ']';
}

QByteArray milliseconds(qint64 us)
{
    return QByteArray::number(double(us) / 1000.0, 'f', 3);
}

QByteArray milliseconds(const std::optional<qint64> &us)
{
    return us ? milliseconds(*us) : "-1"; // HAR: does not apply
}

QByteArray requestObject(const ConnectionRecord &connection)
{
    const HttpHead head(connection.request);
    const QByteArray version = head.startLine.isEmpty() ? "HTTP/1.1" : head.version();
    return "{\"method\":\"GET\",\"url\":" + string(connection.url) + ",\"httpVersion\":" + http(version) +
           ",\"cookies\":[],\"headers\":" + headerList(head) +
           ",\"queryString\":" + queryList(connection.url) +
           ",\"headersSize\":" + QByteArray::number(connection.request.size()) + ",\"bodySize\":0}";
}

QByteArray contentObject(const ConnectionRecord &connection, const HttpHead &head)
{
    const bool text = connection.body.isValidUtf8();
    QByteArray out = "{\"size\":" + QByteArray::number(connection.body.size()) +
                     ",\"mimeType\":" + http(head.value("Content-Type"));
    if (!connection.body.isEmpty())
        out += ",\"text\":" + string(QByteArrayView(text ? connection.body : connection.body.toBase64()));
    if (!text)
        out += ",\"encoding\":\"base64\"";
    return out + '}';
}

QByteArray responseObject(const ConnectionRecord &connection)
{
    const HttpHead head(connection.response);
    return "{\"status\":" + QByteArray::number(head.status()) + ",\"statusText\":" + http(head.statusText()) +
           ",\"httpVersion\":" + http(head.status() ? head.version() : QByteArray()) +
           ",\"cookies\":[],\"headers\":" + headerList(head) +
           ",\"content\":" + contentObject(connection, head) +
           ",\"redirectURL\":" + http(head.value("Location")) +
           ",\"headersSize\":" + QByteArray::number(connection.response.size()) +
           ",\"bodySize\":" + QByteArray::number(connection.body.size()) +
           (connection.error.isEmpty() ? QByteArray() : ",\"_error\":" + string(connection.error)) + '}';
}

/// HAR counts TLS as a part of connecting.
std::optional<qint64> connectUs(const ConnectionRecord &connection)
{
    if (!connection.tcpUs)
        return std::nullopt;
    return *connection.tcpUs + connection.tlsUs.value_or(0);
}

QByteArray timingsObject(const ConnectionRecord &connection)
{
    return "{\"blocked\":-1,\"dns\":" + milliseconds(connection.dnsUs) +
           ",\"connect\":" + milliseconds(connectUs(connection)) +
           ",\"ssl\":" + milliseconds(connection.tlsUs) +
           ",\"send\":0,\"wait\":" + milliseconds(connection.upgradeUs.value_or(0)) + ",\"receive\":0}";
}

qint64 totalUs(const ConnectionRecord &connection)
{
    return connection.dnsUs.value_or(0) + connectUs(connection).value_or(0) +
           connection.upgradeUs.value_or(0);
}

QByteArray address(const QString &peer)
{
    const qsizetype colon = peer.lastIndexOf(u':'); // "127.0.0.1:80", "[::1]:80"
    return QString(colon < 0 ? peer : peer.first(colon)).remove(u'[').remove(u']').toUtf8();
}

} // namespace

QByteArray begin()
{
    return "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Framewatch\",\"version\":" +
           string(QCoreApplication::applicationVersion()) + "},\"pages\":[],\"entries\":[\n";
}

QByteArray end()
{
    return "\n]}}\n";
}

QByteArray beginConnection(const ConnectionRecord &connection)
{
    QByteArray out = "{\"startedDateTime\":\"" + UtcTime::iso8601(connection.startedNs, 3) +
                     "\",\"time\":" + milliseconds(totalUs(connection)) +
                     ",\n\"request\":" + requestObject(connection) +
                     ",\n\"response\":" + responseObject(connection) +
                     ",\n\"cache\":{},\"timings\":" + timingsObject(connection);
    if (!connection.peer.isEmpty())
        out += ",\"serverIPAddress\":" + string(QByteArrayView(address(connection.peer)));
    return out + ",\"connection\":\"" + QByteArray::number(connection.id) +
           "\",\n\"_resourceType\":\"websocket\",\"_webSocketMessages\":[";
}

QByteArray endConnection()
{
    return "]}";
}

QByteArray message(const Entry &entry)
{
    QByteArray out = "{\"type\":\"";
    out.append(entry.direction == Direction::Sent ? "send" : "receive");
    out.append("\",\"time\":").append(UtcTime::seconds(entry.timeNs));
    out.append(",\"opcode\":").append(entry.kind == EntryKind::Text ? '1' : '2').append(",\"data\":");
    if (entry.kind == EntryKind::Binary)
        JsonText::appendBase64(out, entry.payload);
    else if (entry.payload.isValidUtf8())
        JsonText::appendString(out, QByteArrayView(entry.payload));
    else
        JsonText::appendString(out, QStringView(QString::fromUtf8(entry.payload)));
    return out + '}';
}

} // namespace framewatch::HarWriter
