// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Column titles of the log.
#pragma once

#include <QHeaderView>

namespace framewatch {

class Theme;

/// Paints its sections itself so that titles stand exactly over what the rows draw: same font, padding,
/// alignment.
class LogHeader final : public QHeaderView
{
    Q_OBJECT

public:
    LogHeader(const Theme &theme, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    const Theme &m_theme;
};

/// The rest of the header's line, over the scroll bar.
class LogHeaderEnd final : public QWidget
{
public:
    explicit LogHeaderEnd(const Theme &theme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace framewatch
