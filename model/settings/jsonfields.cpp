// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/jsonfields.h"

#include <QJsonArray>
#include <QStringDecoder>

#include <cmath>
#include <utility>

namespace framewatch {

namespace {

// JSON numbers are doubles to many a program; beyond this they are not exact.
constexpr qint64 MostExact = (1LL << 53) - 1;

QString keyText(const char *key)
{
    return QString::fromLatin1(key);
}

std::optional<QString> utf8Text(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

/// Whether every member of part stands in whole too.
bool holds(const QJsonObject &whole, const QJsonObject &part)
{
    for (auto i = part.begin(); i != part.end(); ++i) {
        if (whole.value(i.key()) != i.value())
            return false;
    }
    return true;
}

} // namespace

JsonFields::~JsonFields() = default;

void JsonFields::millis(const char *key, std::chrono::milliseconds &value, std::chrono::milliseconds fallback,
                        qint64 least)
{
    qint64 count = value.count();
    integer(key, count, fallback.count(), least, MostExact);
    value = std::chrono::milliseconds(count);
}

JsonReader::JsonReader(QJsonObject object, QString path)
    : m_object(std::move(object))
    , m_path(std::move(path))
{
}

QJsonValue JsonReader::at(const char *key) const
{
    return m_object.value(QLatin1String(key));
}

bool JsonReader::skips(const char *key) const
{
    return m_error || !m_object.contains(QLatin1String(key));
}

void JsonReader::fail(const QString &key, const QString &why)
{
    if (!m_error)
        m_error = {ErrorCode::Invalid, tr("“%1” %2").arg(m_path + key, why), {}};
}

void JsonReader::text(const char *key, QString &value, const QString &fallback)
{
    value = fallback;
    if (skips(key))
        return;
    if (!at(key).isString())
        return fail(keyText(key), tr("is not a text"));
    value = at(key).toString();
}

void JsonReader::flag(const char *key, bool &value, bool fallback)
{
    value = fallback;
    if (skips(key))
        return;
    if (!at(key).isBool())
        return fail(keyText(key), tr("is neither true nor false"));
    value = at(key).toBool();
}

void JsonReader::integer(const char *key, qint64 &value, qint64 fallback, qint64 least, qint64 most)
{
    value = fallback;
    if (skips(key))
        return;
    const double number = at(key).toDouble(std::nan(""));
    const bool isWhole =
        std::isfinite(number) && std::abs(number) <= double(MostExact) && std::trunc(number) == number;
    if (!isWhole || number < double(least) || number > double(most))
        return fail(keyText(key), tr("is no whole number from %1 to %2").arg(least).arg(most));
    value = qint64(number);
}

void JsonReader::choice(const char *key, int &value, int fallback, const QStringList &names)
{
    value = fallback;
    if (skips(key))
        return;
    const qsizetype index = at(key).isString() ? names.indexOf(at(key).toString()) : -1;
    if (index < 0)
        return fail(keyText(key), tr("is none of %1").arg(names.join(QStringLiteral(", "))));
    value = int(index);
}

void JsonReader::texts(const char *key, QStringList &values)
{
    values.clear();
    if (skips(key))
        return;
    if (!at(key).isArray())
        return fail(keyText(key), tr("is not a list of texts"));
    for (const QJsonValue value : at(key).toArray()) {
        if (!value.isString())
            return fail(keyText(key), tr("is not a list of texts"));
        values.append(value.toString());
    }
}

void JsonReader::object(const char *key, const Describe &describe)
{
    if (!skips(key) && !at(key).isObject())
        return fail(keyText(key), tr("is not an object"));
    JsonReader inside(at(key).toObject(), m_path + keyText(key) + u'.');
    describe(inside);
    if (!m_error)
        m_error = inside.error();
}

void JsonReader::list(const char *key, qsizetype, const std::function<void(qsizetype)> &resize,
                      const DescribeItem &item)
{
    if (!skips(key) && !at(key).isArray())
        return fail(keyText(key), tr("is not a list"));
    const QJsonArray array = at(key).toArray();
    resize(array.size());
    for (qsizetype i = 0; i < array.size() && !m_error; ++i) {
        const QString name = keyText(key) + u'[' + QString::number(i) + u']';
        if (!array[i].isObject())
            return fail(name, tr("is not an object"));
        JsonReader inside(array[i].toObject(), m_path + name + u'.');
        item(inside, i);
        m_error = inside.error();
    }
}

void JsonReader::refuse(const char *key, const QString &why)
{
    fail(keyText(key), why);
}

void JsonReader::bytes(const char *key, QByteArray &value)
{
    value.clear();
    if (skips(key))
        return;
    if (at(key).isString()) {
        value = at(key).toString().toUtf8();
        return;
    }
    const QJsonValue encoded = at(key)[QLatin1String("base64")];
    const auto decoded = QByteArray::fromBase64Encoding(encoded.toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!encoded.isString() || !decoded)
        return fail(keyText(key), tr("is neither a text nor Base64"));
    value = *decoded;
}

JsonWriter::JsonWriter(QJsonObject base)
    : m_object(std::move(base))
{
}

void JsonWriter::put(const char *key, const QJsonValue &value, bool isDefault)
{
    if (isDefault)
        m_object.remove(QLatin1String(key));
    else
        m_object.insert(QLatin1String(key), value);
}

void JsonWriter::text(const char *key, QString &value, const QString &fallback)
{
    put(key, value, value == fallback);
}

void JsonWriter::flag(const char *key, bool &value, bool fallback)
{
    put(key, value, value == fallback);
}

void JsonWriter::integer(const char *key, qint64 &value, qint64 fallback, qint64, qint64)
{
    put(key, value, value == fallback);
}

void JsonWriter::choice(const char *key, int &value, int fallback, const QStringList &names)
{
    put(key, names.value(value), value == fallback);
}

void JsonWriter::texts(const char *key, QStringList &values)
{
    put(key, QJsonArray::fromStringList(values), values.isEmpty());
}

void JsonWriter::object(const char *key, const Describe &describe)
{
    JsonWriter inside(m_object.value(QLatin1String(key)).toObject());
    describe(inside);
    put(key, inside.object(), inside.object().isEmpty());
}

void JsonWriter::list(const char *key, qsizetype count, const std::function<void(qsizetype)> &,
                      const DescribeItem &item)
{
    // An item that stands in the base as it is keeps what else stands there.
    QJsonArray base = m_object.value(QLatin1String(key)).toArray();
    QJsonArray written;
    for (qsizetype i = 0; i < count; ++i) {
        JsonWriter plain;
        item(plain, i);
        QJsonObject object = plain.object();
        for (qsizetype j = 0; j < base.size(); ++j) {
            const QJsonObject old = base[j].toObject();
            if (!holds(old, object))
                continue;
            JsonWriter over(old);
            item(over, i);
            object = over.object();
            base.removeAt(j);
            break;
        }
        written.append(object);
    }
    put(key, written, written.isEmpty());
}

void JsonWriter::bytes(const char *key, QByteArray &value)
{
    const auto text = utf8Text(value);
    if (text)
        put(key, *text, value.isEmpty());
    else
        put(key, QJsonObject{{QStringLiteral("base64"), QString::fromLatin1(value.toBase64())}}, false);
}

} // namespace framewatch
