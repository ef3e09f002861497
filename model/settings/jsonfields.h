// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One description of an object's fields that serves to read and to write it.
#pragma once

#include "model/core/result.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <functional>
#include <limits>

namespace framewatch {

/// Fields of one JSON object. A description calls one function a field, with the value's place and its
/// default. A reader leaves the default where the key is missing; a writer leaves out the key where the value
/// is the default.
class JsonFields
{
public:
    virtual ~JsonFields();

    virtual void text(const char *key, QString &value, const QString &fallback = {}) = 0;
    virtual void flag(const char *key, bool &value, bool fallback) = 0;
    /// Whole numbers from least to most.
    virtual void integer(const char *key, qint64 &value, qint64 fallback, qint64 least, qint64 most) = 0;
    /// One of names, by its place among them.
    virtual void choice(const char *key, int &value, int fallback, const QStringList &names) = 0;
    virtual void texts(const char *key, QStringList &values) = 0;
    using Describe = std::function<void(JsonFields &fields)>;
    virtual void object(const char *key, const Describe &describe) = 0;
    using DescribeItem = std::function<void(JsonFields &fields, qsizetype index)>;
    /// count: items there are; a reader calls resize first.
    virtual void list(const char *key, qsizetype count, const std::function<void(qsizetype)> &resize,
                      const DescribeItem &item) = 0;
    /// The value was understood but cannot be used. Readers report it; writers do not look.
    virtual void refuse(const char *key, const QString &why) = 0;

    /// UTF-8; bytes that are none are written as {"base64": …}.
    virtual void bytes(const char *key, QByteArray &value) = 0;

    template <typename Number>
    void number(const char *key, Number &value, Number fallback, qint64 least = 0,
                qint64 most = std::numeric_limits<Number>::max())
    {
        qint64 wide = value;
        integer(key, wide, fallback, least, most);
        value = static_cast<Number>(wide);
    }
    void millis(const char *key, std::chrono::milliseconds &value, std::chrono::milliseconds fallback,
                qint64 least = 0);
    template <typename Enum>
    void named(const char *key, Enum &value, Enum fallback, const QStringList &names)
    {
        int index = int(value);
        choice(key, index, int(fallback), names);
        value = Enum(index);
    }
};

/// Fills values from an object. The first key with a wrong type or value stops it: error() names the key.
class JsonReader final : public JsonFields
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::JsonReader)

public:
    explicit JsonReader(QJsonObject object, QString path = {});

    const Error &error() const { return m_error; }

    void text(const char *key, QString &value, const QString &fallback) override;
    void flag(const char *key, bool &value, bool fallback) override;
    void integer(const char *key, qint64 &value, qint64 fallback, qint64 least, qint64 most) override;
    void choice(const char *key, int &value, int fallback, const QStringList &names) override;
    void texts(const char *key, QStringList &values) override;
    void object(const char *key, const Describe &describe) override;
    void list(const char *key, qsizetype count, const std::function<void(qsizetype)> &resize,
              const DescribeItem &item) override;
    void refuse(const char *key, const QString &why) override;
    void bytes(const char *key, QByteArray &value) override;

private:
    QJsonValue at(const char *key) const;
    bool skips(const char *key) const; // missing, or an error came before
    void fail(const QString &key, const QString &why);

    QJsonObject m_object;
    QString m_path;
    Error m_error;
};

/// Writes values over an object: keys that no description names stay as they were.
class JsonWriter final : public JsonFields
{
public:
    explicit JsonWriter(QJsonObject base = {});

    const QJsonObject &object() const { return m_object; }

    void text(const char *key, QString &value, const QString &fallback) override;
    void flag(const char *key, bool &value, bool fallback) override;
    void integer(const char *key, qint64 &value, qint64 fallback, qint64 least, qint64 most) override;
    void choice(const char *key, int &value, int fallback, const QStringList &names) override;
    void texts(const char *key, QStringList &values) override;
    void object(const char *key, const Describe &describe) override;
    void list(const char *key, qsizetype count, const std::function<void(qsizetype)> &resize,
              const DescribeItem &item) override;
    void refuse(const char *, const QString &) override {}
    void bytes(const char *key, QByteArray &value) override;

private:
    void put(const char *key, const QJsonValue &value, bool isDefault);

    QJsonObject m_object;
};

} // namespace framewatch
