// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The value of Sec-WebSocket-Extensions (RFC 6455 §9.1). Bytes in, values out.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace framewatch {

/// One element of the list: "name; parameter=value; parameter".
struct Extension
{
    struct Parameter
    {
        QByteArray name;
        std::optional<QByteArray> value; ///< unquoted; nothing: it stands there without "="

        bool operator==(const Parameter &) const = default;
    };

    QByteArray name;
    QList<Parameter> parameters;

    bool operator==(const Extension &) const = default;
};

/// All elements of the header's lines, in order; empty ones are left out (RFC 7230 §7). A value may be
/// quoted, and must be a token when it is not any more. Nothing if a line breaks the grammar.
std::optional<QList<Extension>> parseExtensions(const QList<QByteArray> &values);

/// Values of the header lines of that name, case-insensitively and trimmed, in a whole head of a request or a
/// response. No judgement on the head: what is no header line is passed over.
QList<QByteArray> headerValues(QByteArrayView head, QByteArrayView name);

} // namespace framewatch
