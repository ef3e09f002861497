// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The reply rule between the owner's thread, which sets it, and the server's, which applies it.
#pragma once

#include "model/server/replyrule.h"

#include <QMutex>

#include <atomic>

namespace framewatch {

/// Thread-safe. A rule set before a message was sent applies to that message, which an event posted to the
/// server's thread could not promise.
class SharedRule
{
public:
    void set(const ReplyRule &rule)
    {
        const QMutexLocker lock(&m_mutex);
        m_rule = rule;
        m_version.fetch_add(1, std::memory_order_release);
    }

    /// Brings a copy up to date; costs next to nothing if it is.
    void refresh(ReplyRule &copy, int &version) const
    {
        if (m_version.load(std::memory_order_acquire) == version)
            return;
        const QMutexLocker lock(&m_mutex);
        copy = m_rule;
        version = m_version.load(std::memory_order_relaxed);
    }

private:
    mutable QMutex m_mutex;
    ReplyRule m_rule;
    std::atomic<int> m_version = 0;
};

} // namespace framewatch
