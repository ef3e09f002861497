// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One file dropped on a widget.
#pragma once

#include <QObject>

class QWidget;

namespace framewatch {

/// Watches a widget's drag events, its children's too as far as they ignore them. Several files at once,
/// folders' contents and what is not on this computer are not taken.
class FileDrop final : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget &target);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void hovered(bool over); ///< a file is held over the widget
    void dropped(const QString &path);
};

} // namespace framewatch
