// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One entry in full: message, hex, frames, handshake.
#pragma once

#include <QWidget>

#include <memory>

namespace framewatch {

class Theme;

/// Tabs Message, Hex, Frames, Handshake (with timing). Reads the entry from the capture itself, in the pool
/// when it is over 256 KiB; a payload over 1 MiB is shown in part, says so, and loads whole on demand.
class InspectorPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPanel(Theme &theme, QWidget *parent = nullptr);
    ~InspectorPanel() override;

    /// The capture to read from; empty closes it (before it is moved). A failure is said in the panel.
    void setCapture(const QString &path);
    /// Shows entry id, and the handshake of its connection; 0 shows the latest connection's handshake or a
    /// hint.
    void showEntry(qint64 id);
    qint64 currentEntry() const; ///< 0: none
    /// Something was committed: a shown connection may have changed. Cheap to call at any rate.
    void refreshConnection();

    /// Tab, Raw and Wrap, for the settings.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    /// Writes the whole payload of the shown entry, off the GUI thread; a line in the panel says how it went.
    void savePayload(const QString &path);

Q_SIGNALS:
    void resendRequested(qint64 id); ///< put this message into the composer

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
