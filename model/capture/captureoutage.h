// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a capture misses while its file cannot be written.
#pragma once

#include "model/core/connectionrecord.h"
#include "model/core/result.h"

#include <QMap>

namespace framewatch {

/// Bookkeeping only: which entries and connections have not reached the file, and why.
class CaptureOutage
{
public:
    bool isOn() const { return bool(m_cause); }
    const Error &cause() const { return m_cause; }
    void begin(const Error &cause) { m_cause = cause; }
    void end();

    void miss(qint64 entries) { m_missed += entries; }
    qint64 missed() const { return m_missed; }
    /// "12 entries were not stored: …".
    QString sentence() const;

    /// Of records that are not committed yet the latest of each connection is kept; of too many, the newest.
    void keep(const ConnectionRecord &record);
    void forgetConnections() { m_connections.clear(); }
    const QMap<int, ConnectionRecord> &connections() const { return m_connections; }

private:
    Error m_cause;
    qint64 m_missed = 0;
    QMap<int, ConnectionRecord> m_connections;
};

} // namespace framewatch
