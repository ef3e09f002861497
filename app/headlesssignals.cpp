// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlesssignals.h"

#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace framewatch {
namespace {

// A handler gets no context: what it needs stands here.
std::atomic<int> writeEnd{-1};
std::atomic<bool> signalled{false};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void onSignal(int signal)
{
    if (signalled.exchange(true))
        _exit(128 + signal);
    const int kept = errno;
    const auto byte = static_cast<unsigned char>(signal);
    [[maybe_unused]] const ssize_t written = write(writeEnd.load(), &byte, 1);
    errno = kept;
}

void setHandler(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

HeadlessSignals::HeadlessSignals()
{
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // no descriptors left: the default action ends the process
    m_readEnd = ends[0];
    writeEnd = ends[1];
    signalled = false;
    setHandler(onSignal);
}

HeadlessSignals::~HeadlessSignals()
{
    if (m_readEnd < 0)
        return;
    setHandler(SIG_DFL);
    m_notifier.reset();
    close(m_readEnd);
    close(writeEnd.exchange(-1));
}

void HeadlessSignals::watch()
{
    if (m_readEnd < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &HeadlessSignals::read);
}

void HeadlessSignals::read()
{
    unsigned char byte = 0;
    if (::read(m_readEnd, &byte, 1) == 1)
        Q_EMIT received(byte);
}

} // namespace framewatch
