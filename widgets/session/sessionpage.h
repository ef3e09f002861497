// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A tab with a live session: URL, log, inspector, composer.
#pragma once

#include "model/session/session.h"
#include "widgets/session/tabpage.h"

class QSplitter;
class QVBoxLayout;

namespace framewatch {

class Banner;
class Clock;
class ComposerPanel;
class ConnectGate;
class ConnectionBanner;
class OutboxButton;
class StatusLine;
class UrlBar;

/// Owns its session. GUI thread.
class SessionPage final : public TabPage
{
    Q_OBJECT

public:
    /// session is not started yet: a tab that never connects leaves nothing on the disk.
    SessionPage(Theme &theme, const Clock &clock, std::unique_ptr<Session> session,
                QWidget *parent = nullptr);
    ~SessionPage() override;

    /// Makes the capture if there is none yet: the first connection does. An error stands inline, and there is no
    /// connection without a capture.
    bool start();
    void connectNow();     ///< as Enter in the address
    void connectOrClose(); ///< as the Connect button
    /// As the Settings button. At a section, by its title; empty: the first.
    void openSettings(const QString &section = {});
    bool isBlank() const;  ///< nothing typed, nothing captured
    Session &session() { return *m_session; }
    /// As the user wrote them: {{variables}} get their values when a connection is made. Those of the session
    /// are what came of it.
    const ConnectionSettings &settings() const { return m_written; }
    ConnectGate &gate() { return *m_gate; }
    /// Below the address, with those of the page itself.
    void addBanner(QWidget *banner);
    ComposerPanel &composer() { return *m_composer; }
    QSplitter &splitter() { return *m_splitter; }
    void setSettings(const ConnectionSettings &settings);
    void setHistory(const QStringList &urls);
    /// What the tab is called instead of by its address; empty: by its address.
    void setName(const QString &name);

    QString title() const override;
    QString name() const override;
    QString toolTipText() const override;
    StateLook look() const override;
    CaptureProgress progress() const override;
    QString captureState() const override;
    bool hasUnsavedCapture() const override;
    qsizetype waitingMessages() const override;
    bool canSaveCapture() const override;
    QString suggestedFileName() const override;
    void saveCapture(const QString &path) override;
    TrafficView *traffic() override { return m_traffic; }
    QList<QWidget *> panes() const override;
    void focusUrl() override;
    void sendMessage() override;

Q_SIGNALS:
    void urlUsed(const QString &url); ///< a connection to it was asked for
    void settingsChanged();           ///< secrets may be others
    void settingsApplied();           ///< by the user, in the dialog or by trusting a certificate
    void certificateTrusted(const QByteArray &fingerprint); ///< and is among the settings' pins now
    void draftEdited();

private:
    void layOut();
    void wireSession();
    void wirePanels();
    void openUrl(const QString &url);
    void open(const ConnectionSettings &expanded);
    void stop(int code = 1000, const QString &reason = {}); ///< as Session::close, whatever is under way
    void giveSettings();
    void sendHeld();
    void dropHeld();
    void send(bool text, const QByteArray &payload);
    void trust(const QByteArray &fingerprint);
    void onStatus(const ConnectionStatus &status);
    void onCaptureMoved(const QString &path);
    void onCaptureFailed(const Error &error);
    void showSending();

    void onCaptureResumed(qint64 missed);
    void readCapture();

    Theme &m_theme;
    std::unique_ptr<Session> m_session;
    ConnectionSettings m_written;
    ConnectGate *m_gate;
    QList<Session::Outgoing> m_held; // sent while the gate was closed
    UrlBar *m_urlBar;
    StatusLine *m_statusLine;
    ConnectionBanner *m_connectionBanner;
    Banner *m_captureBanner;
    TrafficView *m_traffic;
    ComposerPanel *m_composer;
    OutboxButton *m_outbox;
    QSplitter *m_splitter;
    QVBoxLayout *m_banners;
    QString m_name;
    bool m_saving = false;
    bool m_reopen = false; // Enter on another URL while open: close, then open that one
};

} // namespace framewatch
