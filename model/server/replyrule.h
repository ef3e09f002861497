// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the local server answers, as data.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace framewatch {

/// Who receives the answer to a message.
enum class Audience : quint8 { Sender, All, Others, Nobody };

/// Audience × template + optional greeting. {message} stands for what came, {message:upper} for it in upper
/// case (Unicode), anything else is literal. Binary messages are answered in binary with the template applied
/// to bytes; {message:upper} leaves them as they are.
struct ReplyRule
{
    QString name;  ///< of the preset: "echo", "server-echo" …; "custom"
    QString title; ///< for the window: "Server Echo"
    Audience audience = Audience::Sender;
    QString replyTemplate = QStringLiteral("{message}");
    QString greeting; ///< sent on connect; empty: none

    /// echo (default), server-echo (N1), short-echo (N2), upper (N3), broadcast (N4), json-chat (N5), silent.
    static const QList<ReplyRule> &presets();
    static std::optional<ReplyRule> preset(const QString &name);

    QString applyToText(const QString &message) const;
    QByteArray applyToBinary(const QByteArray &message) const;
};

} // namespace framewatch
