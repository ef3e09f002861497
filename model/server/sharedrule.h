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
    void set(const ReplyRule &rule);
    /// Brings a copy up to date; costs next to nothing if it is.
    void refresh(ReplyRule &copy, int &version) const;

private:
    mutable QMutex m_mutex;
    ReplyRule m_rule;
    std::atomic<int> m_version = 0;
};

} // namespace framewatch
