// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/sharedrule.h"

#include <QMutexLocker>

namespace framewatch {

void SharedRule::set(const ReplyRule &rule)
{
    const QMutexLocker lock(&m_mutex);
    m_rule = rule;
    m_version.fetch_add(1, std::memory_order_release);
}

void SharedRule::refresh(ReplyRule &copy, int &version) const
{
    if (m_version.load(std::memory_order_acquire) == version)
        return;
    const QMutexLocker lock(&m_mutex);
    copy = m_rule;
    version = m_version.load(std::memory_order_relaxed);
}

} // namespace framewatch
