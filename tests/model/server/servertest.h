// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A local server that a test has started.
#pragma once

#include "model/server/localserver.h"
#include "tests/model/server/rawclient.h"
#include "tests/model/server/recordingsink.h"

#include <QSignalSpy>
#include <QTest>

namespace framewatch::test {

struct RunningServer
{
    Recording recording; // outlives the server
    LocalServer server{recording.factory()};

    explicit RunningServer(const QString &rule = QStringLiteral("echo"))
    {
        settings.rule = *ReplyRule::preset(rule);
    }
    ServerSettings settings;

    bool start()
    {
        QSignalSpy started(&server, &LocalServer::started);
        server.start(settings);
        return started.wait();
    }
    quint16 port() const { return server.port(); }
};

} // namespace framewatch::test
