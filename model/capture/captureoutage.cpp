// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/captureoutage.h"

namespace framewatch {

namespace {

constexpr qsizetype MostConnections = 16; // each may hold the body of a refusal

} // namespace

void CaptureOutage::end()
{
    m_cause = {};
    m_missed = 0;
    m_connections.clear();
}

QString CaptureOutage::sentence() const
{
    const QString what = m_missed == 1 ? QStringLiteral("1 entry was not stored")
                                       : QStringLiteral("%1 entries were not stored").arg(m_missed);
    return what + QStringLiteral(": ") + m_cause.message;
}

void CaptureOutage::keep(const ConnectionRecord &record)
{
    m_connections.insert(record.id, record);
    if (m_connections.size() > MostConnections)
        m_connections.erase(m_connections.begin());
}

} // namespace framewatch
