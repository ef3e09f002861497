// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes with what: the rules that only a whole command line can break.
#include "app/commandlineoptions.h"
#include "app/commandlinevalues.h"

namespace framewatch::CommandLine {
namespace {

struct Rule
{
    bool (*isBroken)(const Draft &draft);
    const char *clause;
};

bool hasToken(const Draft &d)
{
    return d.token || !d.options.tokenFile.isEmpty();
}
bool connects(const Options &o)
{
    return o.wantsConnection();
}
bool serves(const Options &o)
{
    return o.serve || o.demo;
}
bool sayMore(const Options &o)
{
    return !o.sends.isEmpty() || o.echo || o.stopAfterReceived > 0;
}

// clang-format off
const Rule Rules[] = {
    {[](const Draft &d) { return d.token && !d.options.tokenFile.isEmpty(); },
     "--token and --token-file exclude each other"},
    {[](const Draft &d) { return !d.authPlace.isEmpty() && !hasToken(d); }, "--auth needs --token or --token-file"},
    {[](const Draft &d) { return d.options.demo && !d.options.connection.url.isEmpty(); },
     "--demo connects to its own server and takes no URL"},
    {[](const Draft &d) { return !d.options.connection.tls.keyFile.isEmpty() && d.options.connection.tls.certFile.isEmpty(); },
     "--key needs --cert"},
    {[](const Draft &d) { return !d.options.passphraseFile.isEmpty() && d.options.connection.tls.certFile.isEmpty(); },
     "--passphrase-file needs --cert"},
    {[](const Draft &d) { return d.options.eachOpen && d.options.sends.isEmpty(); },
     "--each-open needs --send or --send-file"},
    {[](const Draft &d) { return d.options.exportTo && (d.options.openFile.isEmpty() || !d.options.headless); },
     "--export needs --open and --headless"},
    {[](const Draft &d) { return !d.options.headless && d.options.stopAfterReceived > 0; }, "--count needs --headless"},
    {[](const Draft &d) { return !d.options.headless && d.options.duration.has_value(); }, "--duration needs --headless"},
    {[](const Draft &d) { return !d.options.headless && d.options.quiet; }, "--quiet needs --headless"},
    {[](const Draft &d) { return d.serveRuleGiven && !serves(d.options); }, "--serve-rule needs --serve or --demo"},
    {[](const Draft &d) { return d.serveGreeting && !serves(d.options); }, "--serve-greeting needs --serve or --demo"},
    {[](const Draft &d) { return !d.options.serveCertFile.isEmpty() && !serves(d.options); },
     "--serve-cert needs --serve or --demo"},
    {[](const Draft &d) { return !d.options.serveKeyFile.isEmpty() && d.options.serveCertFile.isEmpty(); },
     "--serve-key needs --serve-cert"},
    {[](const Draft &d) { return d.options.headless && !d.options.openFile.isEmpty()
                              && (connects(d.options) || d.options.serve || !d.options.captureFile.isEmpty()
                                  || sayMore(d.options) || d.options.duration || hasToken(d)); },
     "--open with --headless prints a saved capture: it neither connects nor serves"},
    {[](const Draft &d) { return d.options.headless && d.options.openFile.isEmpty() && !connects(d.options)
                              && !d.options.serve; },
     "--headless needs a URL, --demo, --serve or --open"},
    {[](const Draft &d) { return d.options.headless && !connects(d.options) && d.options.serve
                              && (!d.options.sends.isEmpty() || d.options.echo || hasToken(d)); },
     "--send, --echo and --token need a URL to connect to"},
};
// clang-format on

std::optional<Error> applyToken(Draft &draft)
{
    if (!hasToken(draft))
        return {};
    const QString place = draft.authPlace.isEmpty() ? QStringLiteral("message") : draft.authPlace;
    const auto auth = AuthToken::fromText(place, QStringLiteral("a token"));
    if (!auth)
        return usage(QStringLiteral("--auth takes message, bearer, basic:USER, query:NAME, cookie:NAME or subprotocol"));
    draft.options.connection.auth = auth.value();
    draft.options.connection.auth.token = draft.token.value_or(QString()); // a file is read later
    return {};
}

/// Headless is for scripts: it reports a first failure unless it was asked to go on trying.
void applyReconnect(Draft &draft)
{
    ConnectionSettings &connection = draft.options.connection;
    connection.retryFirst = !draft.options.headless || draft.reconnect.has_value();
    connection.reconnect = draft.reconnect.value_or(ReconnectPolicy());
    connection.reconnect.maxAttempts = draft.maxAttempts.value_or(0);
}

void applyServe(Draft &draft)
{
    if (draft.options.demo && !draft.serveRuleGiven)
        draft.options.serveRule = *ReplyRule::preset(QStringLiteral("server-echo"));
    if (draft.serveGreeting)
        draft.options.serveRule.greeting = *draft.serveGreeting;
}

/// Without a window the demo is a play of one act: greeting, a message out, its echo in, the end. What the
/// user says about messages or the end replaces it, and with --serve the connection stays.
void applyDemo(Options &options)
{
    if (!options.demo || !options.headless || sayMore(options) || options.duration)
        return;
    options.sends.append({false, QStringLiteral("Hello, Server!")});
    const bool isAnswered =
        options.serveRule.audience == Audience::Sender || options.serveRule.audience == Audience::All;
    if (isAnswered && !options.serve)
        options.stopAfterReceived = options.serveRule.greeting.isEmpty() ? 1 : 2;
}

} // namespace

Result<Options> complete(Draft draft)
{
    for (const Rule &rule : Rules)
        if (rule.isBroken(draft))
            return usage(QString::fromUtf8(rule.clause));
    if (const auto error = applyToken(draft))
        return *error;
    applyReconnect(draft);
    applyServe(draft);
    applyDemo(draft.options);
    return std::move(draft.options);
}

} // namespace framewatch::CommandLine
