// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How long each step of opening a connection took, one after the other.
#pragma once

#include <QList>
#include <QWidget>

namespace framewatch {

class Theme;
struct ConnectionRecord;

/// A row a step: name, milliseconds, and a bar that starts where the step before it ended.
class TimingBars final : public QWidget
{
    Q_OBJECT

public:
    explicit TimingBars(const Theme &theme, QWidget *parent = nullptr);

    void setTimes(const ConnectionRecord &connection);
    QString text() const; ///< "DNS 0.2 ms · TCP 1.1 ms …"
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Step
    {
        QString name;
        qint64 us = 0;
    };
    void paintStep(QPainter &painter, const Step &step, qint64 startUs, int y) const;

    const Theme &m_theme;
    QList<Step> m_steps;
    qint64 m_totalUs = 0;
};

} // namespace framewatch
