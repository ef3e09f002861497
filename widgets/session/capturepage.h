// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A tab with a capture from disk: log and inspector, nothing to send.
#pragma once

#include "model/capture/capturereader.h"
#include "widgets/session/tabpage.h"

#include <QFutureWatcher>

#include <stop_token>

class QLabel;

namespace framewatch {

class Banner;

/// Read-only. A recovered capture (left by a crash) can be saved, which moves it; closing the tab leaves it
/// where it is, to be offered again.
class CapturePage final : public TabPage
{
    Q_OBJECT

public:
    enum class Origin : quint8 { Saved, Recovered };

    CapturePage(Theme &theme, Origin origin, QWidget *parent = nullptr);
    ~CapturePage() override;

    /// NotACapture, DamagedCapture, FileUnreadable: the page is of no use then.
    Result<bool> open(const QString &path);
    QString path() const { return m_path; }

    QString title() const override;
    QString toolTipText() const override { return m_path; }
    StateLook look() const override;
    CaptureProgress progress() const override { return m_progress; }
    QString captureState() const override;
    bool canSaveCapture() const override { return m_origin == Origin::Recovered; }
    QString suggestedFileName() const override;
    void saveCapture(const QString &path) override;
    TrafficView *traffic() override { return m_traffic; }
    QList<QWidget *> panes() const override;

Q_SIGNALS:
    /// Found while counting: rows may be missing.
    void damaged(const QString &path, const framewatch::Error &error);
    void moved(const QString &from, const QString &to); ///< saved: what stood at from stands at to

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Count
    {
        CaptureReader::Totals totals;
        Error error;
    };
    static Count countOf(const QString &path, std::stop_token stop);
    void count();
    void stopCounting();
    void finishCounting();
    void showFacts();
    void finishSaving(const Result<bool> &result, const QString &target);

    Origin m_origin;
    QString m_path;
    CaptureProgress m_progress;
    QFutureWatcher<Count> m_totals;
    std::stop_source m_counting;
    bool m_counted = false;
    QLabel *m_name;
    QLabel *m_facts;
    Banner *m_banner;
    TrafficView *m_traffic;
};

} // namespace framewatch
