// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said and awaited at each open, before anything else.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <chrono>

namespace framewatch {

/// Whether a message is the reply that is waited for.
struct ReplyMatch
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::ReplyMatch)

public:
    enum class Kind : quint8 {
        Any,      ///< the next message
        Contains, ///< a text message with `value` in it, case-sensitive
        Json,     ///< a text message whose JSON has `value` at `path`
    };

    Kind kind = Kind::Any;
    QString path;  ///< Json: "$.type", "$.data[0].id"; the "$." may be left out
    QString value; ///< Json: a JSON value, or a string without its quotes

    bool matches(const QByteArray &utf8) const;
    /// "a text that contains “ok”", "JSON with $.type = “ready”" …
    QString describe() const;
    bool operator==(const ReplyMatch &) const = default;
};

/// One step. Steps run in order at each open, reconnects too, after the auth message.
struct OpenStep
{
    enum class Kind : quint8 { Send, Wait };

    Kind kind = Kind::Send;
    bool enabled = true;
    QString text;                            ///< Send: the text message
    ReplyMatch match;                        ///< Wait
    std::chrono::milliseconds within{5000};  ///< Wait: the step fails after it; > 0

    bool operator==(const OpenStep &) const = default;
};

} // namespace framewatch
