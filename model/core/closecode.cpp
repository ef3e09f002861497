// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/closecode.h"

#include <algorithm>
#include <array>

namespace framewatch {

namespace {

struct KnownCode
{
    int code;
    bool onWire;
    const char16_t *name;
    const char16_t *meaning;
};

// RFC 6455 §7.4.1 and the IANA "WebSocket Close Code Number Registry".
constexpr std::array Known{
    KnownCode{1000, true, u"Normal Closure", u"it has done what it was opened for"},
    KnownCode{1001, true, u"Going Away", u"it is shutting down or has moved on"},
    KnownCode{1002, true, u"Protocol Error", u"it saw a broken rule of the protocol"},
    KnownCode{1003, true, u"Unsupported Data", u"it got a kind of data it cannot take"},
    KnownCode{1004, false, u"Reserved", u"reserved, must not be used"},
    KnownCode{1005, false, u"No Status Received", u"the close frame carried no code"},
    KnownCode{1006, false, u"Abnormal Closure", u"dropped without a close frame"},
    KnownCode{1007, true, u"Invalid Payload Data", u"it got data that does not fit its type, such as text that is not UTF-8"},
    KnownCode{1008, true, u"Policy Violation", u"it got a message its policy forbids"},
    KnownCode{1009, true, u"Message Too Big", u"it got a message too big to process"},
    KnownCode{1010, true, u"Mandatory Extension", u"an extension it needs was not agreed"},
    KnownCode{1011, true, u"Internal Error", u"it failed for a reason of its own"},
    KnownCode{1012, true, u"Service Restart", u"it is restarting; try again in a while"},
    KnownCode{1013, true, u"Try Again Later", u"it is overloaded; try again later"},
    KnownCode{1014, true, u"Bad Gateway", u"a gateway got an invalid answer from the server behind it"},
    KnownCode{1015, false, u"TLS Handshake", u"the TLS handshake failed"},
};

const KnownCode *find(int code)
{
    const auto it = std::find_if(Known.begin(), Known.end(), [code](const KnownCode &k) { return k.code == code; });
    return it == Known.end() ? nullptr : &*it;
}

} // namespace

bool isValidCloseCode(int code)
{
    if (const KnownCode *known = find(code))
        return known->onWire;
    return code >= 3000 && code <= 4999;
}

QString closeCodeName(int code)
{
    if (const KnownCode *known = find(code))
        return QString::fromUtf16(known->name);
    if (code >= 3000 && code <= 3999)
        return QStringLiteral("Registered code");
    if (code >= 4000 && code <= 4999)
        return QStringLiteral("Application code");
    return QStringLiteral("Invalid code");
}

QString closeCodeMeaning(int code)
{
    if (const KnownCode *known = find(code))
        return QString::fromUtf16(known->meaning);
    if (code >= 3000 && code <= 3999)
        return QStringLiteral("a code registered for a library or framework");
    if (code >= 4000 && code <= 4999)
        return QStringLiteral("a code the application defines for itself");
    return QStringLiteral("a code that must not be used (RFC 6455 §7.4)");
}

} // namespace framewatch
