// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The binary mode's source "File".
#pragma once

#include "model/core/result.h"
#include "widgets/composer/latestjob.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace framewatch {

class Theme;

/// Shows which file is chosen and how long it is, and reads it when it is time to send: what is sent is what
/// the file holds then.
class FilePage final : public QWidget
{
    Q_OBJECT

public:
    explicit FilePage(Theme &theme, QWidget *parent = nullptr);

    QString path() const { return m_path; }
    void setPath(const QString &path);     ///< empty: none
    qint64 size() const { return m_size; } ///< -1: none, or not readable
    QString problem() const { return m_problem; }
    bool isReading() const { return m_reading.isRunning(); }

    /// Reads, in the pool if it is large; read() or changed() with a problem() follows.
    void startReading();

Q_SIGNALS:
    void changed();
    void read(const QByteArray &payload);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void choose();
    void look();
    void show(const QString &problem);
    void finish(const Result<QByteArray> &result);

    Theme &m_theme;
    QString m_path;
    QString m_problem;
    qint64 m_size = -1;
    LatestJob<Result<QByteArray>> m_reading;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_detail = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace framewatch
