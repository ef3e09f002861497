// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A TLS server that is not Qt's, for what Qt's does not do: refuse a client without a certificate by an
// alert.
#pragma once

#include <QProcess>
#include <QStringList>

namespace framewatch::test {

/// "openssl s_server" on 127.0.0.1 and a free port, with more arguments; ended with this object.
class OpensslServer
{
public:
    explicit OpensslServer(const QStringList &arguments);
    ~OpensslServer();

    quint16 port() const { return m_port; }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace framewatch::test
