// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One entry in full: message, hex, frames, handshake.
#pragma once

#include <QWidget>

#include <memory>

namespace framewatch {

class Theme;

/// Tabs Message, Hex, Frames, Handshake (with timing). Reads the entry from the capture itself, in the pool when it
/// is over 256 KiB; a payload over 1 MiB is shown in part, says so, and loads whole on demand.
class InspectorPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPanel(Theme &theme, QWidget *parent = nullptr);
    ~InspectorPanel() override;

    /// The capture to read from; empty closes it (before it is moved).
    void setCapture(const QString &path);
    /// Shows entry id, and the handshake of its connection; 0 shows the latest connection's handshake or a hint.
    void showEntry(qint64 id);
    /// Something was committed: a shown connection may have changed.
    void refreshConnection();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
