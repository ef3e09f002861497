// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Words with which a widget tells the style sheet what it is. A widget may have several.
#pragma once

class QWidget;

namespace framewatch::StyleHint {

inline constexpr char Accent[] = "accent";               ///< QPushButton: the one filled button of a panel
inline constexpr char Quiet[] = "quiet";                 ///< QPushButton, QToolButton: text only until hovered
inline constexpr char Small[] = "small";                 ///< QPushButton: 24 px high
inline constexpr char Inline[] = "inline";               ///< QPushButton: stands in a line of text
inline constexpr char SegmentFirst[] = "segmentFirst";   ///< QToolButton: the left end of a segmented choice
inline constexpr char SegmentMiddle[] = "segmentMiddle"; ///< QToolButton
inline constexpr char SegmentLast[] = "segmentLast";     ///< QToolButton: the right end
inline constexpr char Heading[] = "heading";             ///< QLabel: semibold
inline constexpr char Secondary[] = "secondary";         ///< QLabel: secondary colour
inline constexpr char Caption[] = "caption";             ///< QLabel: 11 px, secondary
inline constexpr char ErrorText[] = "error";             ///< QLabel: error colour
inline constexpr char WaitingText[] = "waiting";         ///< QLabel: the colour of a waiting connection
inline constexpr char Mono[] = "mono";                   ///< QLabel, fields, text edits, views: monospace
inline constexpr char Invalid[] = "invalid";             ///< QLineEdit, QPlainTextEdit: red border
inline constexpr char Fact[] = "fact";                   ///< QTextEdit: text in a page, not a field
inline constexpr char Tool[] = "tool";                   ///< QLineEdit: as high as a tool bar's field
inline constexpr char Url[] = "url";                     ///< QLineEdit: with an icon before the text
inline constexpr char Panel[] = "panel";                 ///< QWidget: panel ground
inline constexpr char Line[] = "line";                   ///< QFrame: one pixel between panels
inline constexpr char Card[] = "card";                   ///< QFrame: a rounded panel with a line round it
inline constexpr char Pill[] = "pill";                   ///< QFrame: a rounded ground for a state
inline constexpr char BannerWaiting[] = "bannerWaiting"; ///< QFrame
inline constexpr char BannerError[] = "bannerError";     ///< QFrame
inline constexpr char BannerInfo[] = "bannerInfo";       ///< QFrame
inline constexpr char Side[] = "side";                   ///< QListView, QTreeView: on the window's ground
inline constexpr char Sections[] = "sections";           ///< QListView: titles of a dialog's pages
inline constexpr char Rows[] = "rows";                   ///< QListView: rows as high as the log's, in a frame
inline constexpr char Fields[] = "fields";               ///< QTableView: cells that are typed in
inline constexpr char WindowTabs[] = "windowTabs";       ///< QTabBar
inline constexpr char Clients[] = "clients";             ///< QTableView

bool has(const QWidget *widget, const char *hint);
/// Has the style look at the widget again if it did before.
void set(QWidget *widget, const char *hint, bool on = true);
/// For a widget whose look depends on a hint of its parent.
void polishAgain(QWidget *widget);

} // namespace framewatch::StyleHint
