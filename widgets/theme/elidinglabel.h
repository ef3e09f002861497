// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A label whose text is shortened where there is no room for it.
#pragma once

#include <QLabel>

namespace framewatch {

/// Plain text. With word wrap it is a label as any; without, it takes the room its text needs or less, ends
/// in … then, and has the whole text as its tool tip.
class ElidingLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidingLabel(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
    bool isElided() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace framewatch
