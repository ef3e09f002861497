// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Checks a text while it is typed.
#pragma once

#include "widgets/composer/latestjob.h"
#include "widgets/composer/textcheck.h"

#include <QByteArray>
#include <QTimer>

namespace framewatch {

/// Waits for a pause in typing, then checks: here, or in the pool when the text is long. Only the check of
/// the newest text is reported. GUI thread.
class LiveCheck final : public QObject
{
    Q_OBJECT

public:
    static constexpr int PauseMs = 120;
    static constexpr qsizetype LongText = 256 * 1024;

    using Source = std::function<QByteArray()>;
    using Check = std::function<TextCheck(const QByteArray &)>;

    /// `source` gives the text when it is time; `check` runs in any thread.
    LiveCheck(Source source, Check check, QObject *parent);

    void textChanged();
    void checkNow();

Q_SIGNALS:
    void checked(const framewatch::TextCheck &result);

private:
    Source m_source;
    Check m_check;
    QTimer m_pause;
    LatestJob<TextCheck> m_job;
};

} // namespace framewatch
