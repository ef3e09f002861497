// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Connection settings as a command or as code.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QCoreApplication>

#include <array>

namespace framewatch {

class CommandExport
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::CommandExport)

public:
    enum class Target : quint8 {
        Curl, ///< for the handshake; an http address, so that any curl can
        Wscat,
        Websocat,
        JavaScript, ///< of a browser
        Node,       ///< the package ws
        Python,     ///< the package websockets, 13 and later
        Qt,         ///< C++ with QWebSocket
    };
    static constexpr std::array Targets{Target::Curl, Target::Wscat,  Target::Websocat, Target::JavaScript,
                                        Target::Node, Target::Python, Target::Qt};

    /// "curl", "JavaScript (browser)" …
    static QString title(Target target);

    enum class Secrets : quint8 { Placeholders, Included };
    /// Ends with a line end. A placeholder is a word such as YOUR_TOKEN. Texts that are not theirs but hold a
    /// secret have stars in its place. Invalid if the URL or the token cannot be used.
    static Result<QString> text(const ConnectionSettings &settings, Target target,
                                Secrets secrets = Secrets::Placeholders);
};

} // namespace framewatch
