// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One tab: settings, a live connection, its capture. The public face of an I/O thread.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/connection/connectionstatus.h"
#include "model/connection/outbox.h"
#include "model/core/captureprogress.h"
#include "model/core/entry.h"

#include <QObject>

#include <memory>

namespace framewatch {

/// Lives in the GUI (or main) thread; every call returns at once and every signal comes in that thread. The socket
/// work and the capture run in a thread the session owns. Destroying it closes the connection (1001) and the capture.
class Session final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString captureFile;   ///< made there; refuses an existing file. Empty: a temporary capture
        QString captureFolder; ///< for temporary captures
        qint64 stopAfterReceived = 0; ///< close cleanly (1000) after so many received messages; 0: never
        bool echo = false;            ///< send every received message back
    };

    explicit Session(const Options &options, QObject *parent = nullptr);
    ~Session() override;

    /// Starts the thread and makes the capture, which takes some milliseconds. The error names the file; another call
    /// may succeed. Calls before it are kept and done after it.
    Result<bool> start();
    bool isStarted() const;

    const ConnectionSettings &settings() const;
    /// Used from the next attempt on; the redactor learns new secrets at once.
    void setSettings(const ConnectionSettings &settings);
    const ConnectionStatus &status() const;
    const CaptureProgress &progress() const;
    QString capturePath() const;
    bool isSaved() const; ///< the capture is not a temporary one

    /// Opens a connection; while Waiting it tries now, while Closing it connects once that is done. Does nothing while
    /// Connecting or Open.
    void open();
    /// Cancel, close or stop waiting: whatever ends what is under way without a reconnect. code as RFC 6455 §7.4.
    void close(int code = 1000, const QString &reason = {});

    using Outgoing = OutgoingMessage;
    /// Sent in order after the steps of the first open, or of each: for the command line.
    void setOpenMessages(const QList<Outgoing> &messages, bool eachOpen);
    /// Sends, behind what waits in the outbox. While not open it waits there, and by its settings connects first. What
    /// the outbox has no room for becomes an error entry.
    void send(const Outgoing &message);
    void ping(const QByteArray &payload = {}); ///< at most 125 bytes
    const OutboxView &outbox() const;
    void cancelQueued(qint64 id); ///< one message of the outbox
    void clearQueued();
    void sendQueued(); ///< after a step at open failed: all the same
    /// What the system says of its network; see ConnectionManager::setOnline.
    void setOnline(bool online);

    /// Moves the capture. Readers close on captureAboutToMove() and open again on captureMoved(), which follows in any
    /// case; before it comes captureFailed() if the file stays where it was.
    void saveCapture(const QString &path, bool overwrite);
    /// Leaves a temporary capture on disk instead of removing it when the session ends.
    void keepCapture();

Q_SIGNALS:
    void statusChanged(const framewatch::ConnectionStatus &status);
    void outboxChanged(const framewatch::OutboxView &view); ///< at most about 30 times a second
    void progressChanged(const framewatch::CaptureProgress &progress); ///< at most about 30 times a second
    void captureAboutToMove();
    void captureMoved(const QString &path);
    void captureFailed(const framewatch::Error &error);
    void captureResumed(qint64 missed); ///< it goes on after a failure, with so many entries missing
    /// A connection ended for good (no retry follows): by the user, its policy, or stopAfterReceived.
    void finished(const framewatch::ConnectionStatus &status);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
