// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Round-trip times as a line.
#pragma once

#include <QList>
#include <QWidget>

namespace framewatch {

class Theme;

/// The newest at the right; the scale begins at 0 and its top is written beside it.
class RttChart final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype Shown = 120; ///< samples

    explicit RttChart(Theme &theme, QWidget *parent = nullptr);

    void setSamples(const QList<qint64> &ns);
    QSize sizeHint() const override { return {280, 72}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    QList<qint64> m_samples;
};

} // namespace framewatch
