// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"

#include <algorithm>

namespace framewatch::test {

class ManualClock::ManualAlarm final : public Alarm
{
public:
    explicit ManualAlarm(const ManualClock &clock)
        : m_clock(clock)
    {
        m_clock.m_alarms.append(this);
    }
    ~ManualAlarm() override { m_clock.m_alarms.removeOne(this); }

    void start(std::chrono::milliseconds delay) override
    {
        m_due = m_clock.now + std::chrono::nanoseconds(bounded(delay)).count();
    }
    void stop() override { m_due.reset(); }
    bool isActive() const override { return m_due.has_value(); }

    std::optional<qint64> due() const { return m_due; }
    void shift(qint64 ns)
    {
        if (m_due)
            *m_due += ns;
    }
    void ring()
    {
        m_due.reset();
        Q_EMIT rang();
    }

private:
    const ManualClock &m_clock;
    std::optional<qint64> m_due;
};

std::unique_ptr<Alarm> ManualClock::makeAlarm() const
{
    return std::make_unique<ManualAlarm>(*this);
}

void ManualClock::advance(std::chrono::nanoseconds by)
{
    const qint64 end = now + by.count();
    for (;;) {
        ManualAlarm *next = nullptr;
        for (ManualAlarm *alarm : std::as_const(m_alarms)) {
            if (alarm->due() && *alarm->due() <= end && (!next || *alarm->due() < *next->due()))
                next = alarm;
        }
        if (!next)
            break;
        now = std::max(now, *next->due());
        next->ring();
    }
    now = end;
}

void ManualClock::sleep(std::chrono::nanoseconds by)
{
    now += by.count();
    slept += by.count();
    for (ManualAlarm *alarm : std::as_const(m_alarms))
        alarm->shift(by.count());
}

qsizetype ManualClock::activeAlarms() const
{
    return std::count_if(m_alarms.begin(), m_alarms.end(), [](const ManualAlarm *alarm) { return alarm->isActive(); });
}

} // namespace framewatch::test
