// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A rate's last few samples as bars.
#pragma once

#include <QList>
#include <QWidget>

namespace framewatch {

class Theme;

class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(Theme &theme, QWidget *parent = nullptr);

    void setValues(const QList<double> &values); ///< oldest first
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QList<double> m_values;
};

} // namespace framewatch
