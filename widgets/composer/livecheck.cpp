// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/livecheck.h"

namespace framewatch {

LiveCheck::LiveCheck(Source source, Check check, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_check(std::move(check))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    connect(&m_pause, &QTimer::timeout, this, &LiveCheck::checkNow);
}

void LiveCheck::textChanged()
{
    m_job.cancel(); // its text is no longer there
    m_pause.start();
}

void LiveCheck::checkNow()
{
    m_pause.stop();
    const QByteArray text = m_source();
    const auto job = [text, check = m_check] { return check(text); };
    const auto done = [this](const TextCheck &result) { Q_EMIT checked(result); };
    if (text.size() > LongText)
        m_job.runInPool(job, done);
    else
        m_job.runHere(job, done);
}

} // namespace framewatch
