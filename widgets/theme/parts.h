// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Small widgets every panel is made of, with their style hints set.
#pragma once

#include <QString>
#include <Qt>

class QBoxLayout;
class QFrame;
class QLabel;
class QPushButton;
class QWidget;

namespace framewatch::Parts {

/// Plain text always: much of what labels show comes from the network. hint may be nullptr.
QLabel *label(const QString &text = {}, const char *hint = nullptr);
/// Wraps, and takes the height it needs.
QLabel *wrappingLabel(const QString &text, const char *hint = nullptr);
/// One pixel between panels.
QFrame *line(Qt::Orientation orientation);
/// Does not take the focus from a field when clicked.
QPushButton *button(const QString &text, const char *hint = nullptr);
/// Without margins, spacing as given.
template <typename Layout>
Layout *bare(int spacing = 0, QWidget *parent = nullptr)
{
    auto *layout = new Layout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

} // namespace framewatch::Parts
