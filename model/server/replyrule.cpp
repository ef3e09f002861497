// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/replyrule.h"

namespace framewatch {

namespace {

constexpr QLatin1StringView Whole{"{message}"};
constexpr QLatin1StringView Upper{"{message:upper}"};

constexpr QByteArrayView bytesOf(QLatin1StringView text)
{
    return {text.data(), text.size()};
}

ReplyRule make(const char16_t *name, const char16_t *title, Audience audience, const char16_t *replyTemplate,
               const char16_t *greeting = u"")
{
    return {QString::fromUtf16(name), QString::fromUtf16(title), audience, QString::fromUtf16(replyTemplate),
            QString::fromUtf16(greeting)};
}

QList<ReplyRule> makePresets()
{
    return {
        make(u"echo", u"Echo", Audience::Sender, u"{message}"),
        make(u"server-echo", u"Server Echo", Audience::Sender, u"Server Echo: {message}",
             u"Welcome to WebSocket server!"),
        make(u"short-echo", u"Short Echo", Audience::Sender, u"Echo: {message}"),
        make(u"upper", u"Shouting Echo", Audience::Sender, u"{message:upper}"),
        make(u"broadcast", u"Broadcast", Audience::All, u"Broadcast: {message}"),
        make(u"json-chat", u"JSON Chat", Audience::All,
             uR"({"type":"response","message":"Got your message!"})"),
        make(u"silent", u"Silent", Audience::Nobody, u""),
    };
}

} // namespace

const QList<ReplyRule> &ReplyRule::presets()
{
    static const QList<ReplyRule> all = makePresets();
    return all;
}

std::optional<ReplyRule> ReplyRule::preset(const QString &name)
{
    for (const ReplyRule &rule : presets()) {
        if (rule.name == name)
            return rule;
    }
    return std::nullopt;
}

QString ReplyRule::applyToText(const QString &message) const
{
    if (replyTemplate == Whole)
        return message;
    QString reply;
    reply.reserve(replyTemplate.size() + message.size());
    const QStringView from(replyTemplate);
    for (qsizetype at = 0; at < from.size();) {
        // What came is put in as it is: placeholders inside it mean nothing.
        const QStringView rest = from.sliced(at);
        if (rest.startsWith(Whole)) {
            reply += message;
            at += Whole.size();
        } else if (rest.startsWith(Upper)) {
            reply += message.toUpper();
            at += Upper.size();
        } else {
            const qsizetype brace = from.indexOf(u'{', at + 1);
            const qsizetype end = brace < 0 ? from.size() : brace;
            reply += from.sliced(at, end - at);
            at = end;
        }
    }
    return reply;
}

QByteArray ReplyRule::applyToBinary(const QByteArray &message) const
{
    if (replyTemplate == Whole || replyTemplate == Upper)
        return message;
    const QByteArray from = replyTemplate.toUtf8();
    QByteArray reply;
    reply.reserve(from.size() + message.size());
    for (qsizetype at = 0; at < from.size();) {
        const QByteArrayView rest = QByteArrayView(from).sliced(at);
        if (const QLatin1StringView found = rest.startsWith(bytesOf(Whole))   ? Whole
                                            : rest.startsWith(bytesOf(Upper)) ? Upper
                                                                              : QLatin1StringView();
            !found.isEmpty()) {
            reply += message;
            at += found.size();
        } else {
            const qsizetype brace = from.indexOf('{', at + 1);
            const qsizetype end = brace < 0 ? from.size() : brace;
            reply += rest.first(end - at);
            at = end;
        }
    }
    return reply;
}

} // namespace framewatch
