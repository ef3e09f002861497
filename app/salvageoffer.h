// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A damaged capture: the bar that says so, and gets out of it what can be read.
#pragma once

#include "model/capture/capturesalvage.h"

#include <QFutureWatcher>
#include <QWidget>

#include <stop_token>

class QPushButton;

namespace framewatch {

class Banner;
class Dialogs;
class Theme;

/// One capture at a time. The work is done in the pool; what is being written when this goes is removed
/// again.
class SalvageOffer final : public QWidget
{
    Q_OBJECT

public:
    SalvageOffer(Theme &theme, Dialogs &dialogs, QWidget *parent = nullptr);
    ~SalvageOffer() override;

    /// title: "night.fwcap was not opened."; error: why. False if it is no capture that something could be
    /// got out of, or another one is being salvaged: nothing is said then.
    bool offer(const QString &path, const QString &title, const Error &error);

    /// The capture that is offered may have gone elsewhere.
    void follow(const QString &from, const QString &to);

Q_SIGNALS:
    void salvaged(const QString &path); ///< the new capture

private:
    void ask();
    bool isThere();
    void start(const QString &target);
    void finish();
    QString lossText(const CaptureSalvage::Report &report) const;

    Dialogs &m_dialogs;
    Banner *m_banner;
    QPushButton *m_salvage;
    QFutureWatcher<Result<CaptureSalvage::Report>> m_work;
    std::stop_source m_stop;
    QString m_path;
    QString m_target;
};

} // namespace framewatch
