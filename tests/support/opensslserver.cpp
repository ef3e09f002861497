// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/opensslserver.h"

namespace framewatch::test {

OpensslServer::OpensslServer(const QStringList &arguments)
{
    m_process.start(
        QStringLiteral("openssl"),
        QStringList{QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0")} +
            arguments);
    QByteArray said;
    while (m_port == 0) { // "ACCEPT 127.0.0.1:40321"
        if (!m_process.waitForReadyRead())
            qFatal("openssl s_server: %s", m_process.readAllStandardError().constData());
        said += m_process.readAllStandardOutput();
        const qsizetype at = said.indexOf("ACCEPT 127.0.0.1:");
        const qsizetype end = said.indexOf('\n', at);
        if (at >= 0 && end > at)
            m_port = said.mid(at + 17, end - at - 17).trimmed().toUShort();
    }
}

OpensslServer::~OpensslServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

} // namespace framewatch::test
