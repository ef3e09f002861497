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

/// Hints of the style sheet beyond those in StyleHint, for the shell's own parts.
namespace Hint {
inline constexpr char Heading[] = "fwHeading";     ///< QLabel: semibold
inline constexpr char Small[] = "fwSmall";         ///< QPushButton: 24 px high
inline constexpr char Invalid[] = "fwInvalid";     ///< QLineEdit: red border
inline constexpr char Card[] = "fwCard";           ///< QFrame: a rounded panel with a line round it
inline constexpr char Pill[] = "fwPill";           ///< QFrame: a rounded ground for a state
inline constexpr char Banner[] = "fwBanner";       ///< QFrame: "waiting", "error" or "info"
inline constexpr char WaitingText[] = "fwWaiting"; ///< QLabel
} // namespace Hint

/// Plain text always: much of what labels show comes from the network. hint may be nullptr.
QLabel *label(const QString &text = {}, const char *hint = nullptr);
/// Wraps, and takes the height it needs.
QLabel *wrappingLabel(const QString &text, const char *hint = nullptr);
/// One pixel between panels.
QFrame *line(Qt::Orientation orientation);
/// Does not take the focus from a field when clicked.
QPushButton *button(const QString &text, const char *hint = nullptr);
/// Sets a dynamic property and has the style look at it again.
void setHint(QWidget *widget, const char *hint, const QVariant &value);
/// For a widget whose look depends on a hint of its parent.
void polishAgain(QWidget *widget);
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
