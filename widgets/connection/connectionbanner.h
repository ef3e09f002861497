// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Why the connection is gone, and when the next attempt comes.
#pragma once

#include "model/connection/connectionstatus.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace framewatch {

class Banner;
class Clock;
class Theme;
class TrustPopup;

/// Visible while waiting (counting down ten times a second), after an error that is not retried, and while a step at
/// open has failed.
class ConnectionBanner final : public QWidget
{
    Q_OBJECT

public:
    ConnectionBanner(Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setStatus(const ConnectionStatus &status);
    QString title() const;
    QString detail() const;

Q_SIGNALS:
    void retryRequested();
    void stopRequested();
    void sendRequested(); ///< in spite of the step that failed
    void certificateTrusted(const QByteArray &fingerprint); ///< by the user; see TrustPopup

private:
    enum class Shown : quint8 { Nothing, Waiting, Failed, StepFailed };

    static Shown shownFor(const ConnectionStatus &status);
    void showTrust();
    void countDown();
    QString attemptText() const;

    const Clock &m_clock;
    ConnectionStatus m_status;
    Shown m_shown = Shown::Nothing;
    bool m_hidden = false; // by the user, until something else is to be shown
    Banner *m_banner;
    QPushButton *m_trust; // while a certificate is why
    TrustPopup *m_trustPopup = nullptr;
    QPushButton *m_retry;
    QPushButton *m_stop;
    QTimer m_timer;
};

} // namespace framewatch
