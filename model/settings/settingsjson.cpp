// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/settingsjson.h"

#include "model/settings/jsonfields.h"
#include "model/settings/settingssecrets.h"

namespace framewatch {

namespace {

constexpr int PinBytes = 32; // of SHA-256

QStringList names(const char *words)
{
    return QString::fromLatin1(words).split(u' ');
}

void describe(JsonFields &json, HeaderRow &row)
{
    json.bytes("name", row.name);
    json.bytes("value", row.value);
    json.flag("enabled", row.enabled, true);
}

void describe(JsonFields &json, AuthToken &auth)
{
    const AuthToken usual;
    json.named("place", auth.place, usual.place, names("none message bearer query cookie subprotocol basic"));
    json.text("name", auth.name);
    json.text("template", auth.messageTemplate, usual.messageTemplate);
}

void describePins(JsonFields &json, QList<QByteArray> &pins)
{
    QStringList hex;
    for (const QByteArray &pin : pins)
        hex.append(QString::fromLatin1(pin.toHex()));
    json.texts("pins", hex);
    pins.clear();
    for (const QString &pin : std::as_const(hex)) {
        pins.append(QByteArray::fromHex(pin.toLatin1()));
        if (pins.constLast().size() != PinBytes || pin.size() != 2 * PinBytes)
            json.refuse("pins", JsonReader::tr("has a text that is no SHA-256 in hexadecimal"));
    }
}

void describe(JsonFields &json, TlsSettings &tls)
{
    const TlsSettings usual;
    json.flag("verify", tls.verify, usual.verify);
    json.text("caFile", tls.caFile);
    json.text("certFile", tls.certFile);
    json.text("keyFile", tls.keyFile);
    json.named("minimum", tls.minimum, usual.minimum, names("1.0 1.1 1.2 1.3"));
    json.text("serverName", tls.serverName);
    describePins(json, tls.pins);
}

void describe(JsonFields &json, NetworkSettings &network)
{
    const NetworkSettings usual;
    json.named("proxy", network.proxy, usual.proxy, names("none system http socks5"));
    json.text("proxyHost", network.proxyHost);
    json.number("proxyPort", network.proxyPort, usual.proxyPort);
    json.text("proxyUser", network.proxyUser);
    json.named("family", network.family, usual.family, names("any ipv4 ipv6"));
    json.flag("followRedirects", network.followRedirects, usual.followRedirects);
    json.number("maxRedirects", network.maxRedirects, usual.maxRedirects);
    json.flag("keepCookies", network.keepCookies, usual.keepCookies);
}

void describe(JsonFields &json, CompressionSettings &compression)
{
    const CompressionSettings usual;
    json.flag("enabled", compression.enabled, usual.enabled);
    json.flag("clientNoContextTakeover", compression.clientNoContextTakeover, usual.clientNoContextTakeover);
    json.flag("serverNoContextTakeover", compression.serverNoContextTakeover, usual.serverNoContextTakeover);
    json.number("clientMaxWindowBits", compression.clientMaxWindowBits, usual.clientMaxWindowBits, 8, 15);
    json.number("serverMaxWindowBits", compression.serverMaxWindowBits, usual.serverMaxWindowBits, 8, 15);
    json.number("thresholdBytes", compression.threshold, usual.threshold);
}

void describeCodes(JsonFields &json, const char *key, CodeSet &codes, const CodeSet &usual, int lowest,
                   int highest)
{
    QString text = codes.toText();
    json.text(key, text, usual.toText());
    const Result<CodeSet> read = CodeSet::fromText(text, lowest, highest);
    if (read)
        codes = read.value();
    else
        json.refuse(key, read.error().message);
}

void describe(JsonFields &json, ReconnectPolicy &policy)
{
    const ReconnectPolicy usual;
    json.flag("enabled", policy.enabled, usual.enabled);
    json.named("backoff", policy.backoff, usual.backoff, names("fixed doubling jitter"));
    json.millis("firstMs", policy.first, usual.first);
    json.millis("longestMs", policy.longest, usual.longest);
    json.millis("stableAfterMs", policy.stableAfter, usual.stableAfter);
    json.number("maxAttempts", policy.maxAttempts, usual.maxAttempts);
    describeCodes(json, "finalCloseCodes", policy.finalCloseCodes, usual.finalCloseCodes, 0, 65535);
    describeCodes(json, "finalStatuses", policy.finalStatuses, usual.finalStatuses, 0, 999);
    json.flag("retryNetwork", policy.retryNetwork, usual.retryNetwork);
    json.flag("retryCertificate", policy.retryCertificate, usual.retryCertificate);
}

void describe(JsonFields &json, ReplyMatch &match)
{
    json.named("kind", match.kind, ReplyMatch::Kind::Any, names("any contains json"));
    json.text("path", match.path);
    json.text("value", match.value);
}

void describe(JsonFields &json, OpenStep &step)
{
    const OpenStep usual;
    json.named("kind", step.kind, usual.kind, names("send wait"));
    json.flag("enabled", step.enabled, usual.enabled);
    json.text("text", step.text);
    json.object("match", [&](JsonFields &inside) { describe(inside, step.match); });
    json.millis("withinMs", step.within, usual.within, 1);
}

template <typename Item>
void describeList(JsonFields &json, const char *key, QList<Item> &items)
{
    json.list(
        key, items.size(), [&](qsizetype count) { items = QList<Item>(count); },
        [&](JsonFields &inside, qsizetype index) { describe(inside, items[index]); });
}

void describe(JsonFields &json, ConnectionSettings &settings)
{
    const ConnectionSettings usual;
    json.text("url", settings.url);
    describeList(json, "headers", settings.headers);
    json.texts("subprotocols", settings.subprotocols);
    json.bytes("origin", settings.origin);
    json.object("auth", [&](JsonFields &inside) { describe(inside, settings.auth); });
    json.object("tls", [&](JsonFields &inside) { describe(inside, settings.tls); });
    json.object("network", [&](JsonFields &inside) { describe(inside, settings.network); });
    json.object("compression", [&](JsonFields &inside) { describe(inside, settings.compression); });
    json.object("reconnect", [&](JsonFields &inside) { describe(inside, settings.reconnect); });
    json.flag("retryFirst", settings.retryFirst, usual.retryFirst);
    json.millis("handshakeTimeoutMs", settings.handshakeTimeout, usual.handshakeTimeout);
    json.millis("pingIntervalMs", settings.pingInterval, usual.pingInterval);
    json.millis("pongDeadlineMs", settings.pongDeadline, usual.pongDeadline);
    json.millis("heartbeatIntervalMs", settings.heartbeatInterval, usual.heartbeatInterval);
    json.text("heartbeat", settings.heartbeat);
    json.integer("maxMessageBytes", settings.maxMessage, usual.maxMessage, 1, 1LL << 40);
    describeList(json, "openSteps", settings.openSteps);
    json.named("whenNotOpen", settings.whenNotOpen, usual.whenNotOpen, names("connect queue"));
}

} // namespace

QJsonObject SettingsJson::toJson(const ConnectionSettings &settings, const QJsonObject &base)
{
    ConnectionSettings kept = settings;
    SettingsSecrets::take(kept);
    JsonWriter writer(base);
    describe(writer, kept);
    return writer.object();
}

Result<ConnectionSettings> SettingsJson::fromJson(const QJsonObject &object)
{
    ConnectionSettings settings;
    JsonReader reader(object);
    describe(reader, settings);
    if (reader.error())
        return reader.error();
    return settings;
}

} // namespace framewatch
