// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/sessionpage.h"

#include "model/settings/typedaddress.h"
#include "widgets/composer/composerpanel.h"
#include "widgets/composer/sendkeys.h"
#include "widgets/connection/banner.h"
#include "widgets/connection/connectionbanner.h"
#include "widgets/connection/connectiondialog.h"
#include "widgets/connection/outboxbutton.h"
#include "widgets/connection/statusline.h"
#include "widgets/connection/urlbar.h"
#include "widgets/log/logpanel.h"
#include "widgets/session/captureloss.h"
#include "widgets/session/connectgate.h"
#include "widgets/session/trafficview.h"
#include "widgets/theme/parts.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace framewatch {

namespace {

constexpr int TrafficHeight = 500;
constexpr int ComposerHeight = 214;
constexpr int LeastTraffic = 160;
constexpr int LeastComposer = 110;

} // namespace

SessionPage::SessionPage(Theme &theme, const Clock &clock, std::unique_ptr<Session> session, QWidget *parent)
    : TabPage(parent)
    , m_theme(theme)
    , m_session(std::move(session))
    , m_gate(new ConnectGate(theme, clock, this))
    , m_urlBar(new UrlBar(theme))
    , m_statusLine(new StatusLine(theme, clock))
    , m_connectionBanner(new ConnectionBanner(theme, clock))
    , m_captureBanner(new Banner(theme))
    , m_traffic(new TrafficView(theme))
    , m_composer(new ComposerPanel(theme))
    , m_outbox(new OutboxButton)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_banners(Parts::bare<QVBoxLayout>())
{
    layOut();
    wireSession();
    wirePanels();
    m_traffic->setEmptyText(tr("Type a server's address and press Enter to connect"));
    m_captureBanner->setTone(Banner::Tone::Error);
    m_captureBanner->setObjectName(QStringLiteral("captureBanner"));
    m_captureBanner->addDismiss();
}

SessionPage::~SessionPage()
{
    // Readers close before the session does away with its capture.
    std::ignore = m_traffic->setCapture({});
    m_session->disconnect(this);
}

void SessionPage::layOut()
{
    auto *head = Parts::bare<QVBoxLayout>(Metrics::Gap + 2);
    head->setContentsMargins(Metrics::Margin, Metrics::Gap + 1, Metrics::Margin, Metrics::Gap - 2);
    head->addWidget(m_urlBar);
    head->addWidget(m_statusLine);

    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_traffic);
    m_splitter->addWidget(m_composer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({TrafficHeight, ComposerHeight});
    m_traffic->setMinimumHeight(LeastTraffic);
    m_composer->setMinimumHeight(LeastComposer);

    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addLayout(head);
    column->addWidget(Parts::line(Qt::Horizontal));
    for (QWidget *banner : {static_cast<QWidget *>(m_captureBanner), static_cast<QWidget *>(m_gate->banner()),
                            static_cast<QWidget *>(m_connectionBanner)})
        m_banners->addWidget(banner);
    column->addLayout(m_banners);
    column->addWidget(m_splitter, 1);
}

void SessionPage::wireSession()
{
    Session *session = m_session.get();
    connect(session, &Session::statusChanged, this, &SessionPage::onStatus);
    connect(session, &Session::outboxChanged, m_outbox, &OutboxButton::setOutbox);
    connect(session, &Session::progressChanged, this, [this](const CaptureProgress &progress) {
        m_traffic->setProgress(progress);
        Q_EMIT progressed();
    });
    connect(session, &Session::captureAboutToMove, m_traffic, &TrafficView::releaseCapture);
    connect(session, &Session::captureMoved, this, &SessionPage::onCaptureMoved);
    connect(session, &Session::captureFailed, this, &SessionPage::onCaptureFailed);
    connect(session, &Session::captureResumed, this, &SessionPage::onCaptureResumed);
}

void SessionPage::wirePanels()
{
    Session *session = m_session.get();
    connect(m_urlBar, &UrlBar::openRequested, this, &SessionPage::openUrl);
    connect(m_urlBar, &UrlBar::closeRequested, this, [this] { stop(); });
    connect(m_statusLine, &StatusLine::closeRequested, this, &SessionPage::stop);
    connect(m_statusLine, &StatusLine::pingRequested, session, &Session::ping);
    connect(m_outbox, &OutboxButton::cancelRequested, session, &Session::cancelQueued);
    connect(m_outbox, &OutboxButton::clearRequested, session, &Session::clearQueued);
    connect(m_outbox, &OutboxButton::sendRequested, session, &Session::sendQueued);
    connect(m_connectionBanner, &ConnectionBanner::sendRequested, session, &Session::sendQueued);
    connect(m_connectionBanner, &ConnectionBanner::certificateTrusted, this, &SessionPage::trust);
    m_composer->addTool(m_outbox);
    connect(m_urlBar, &UrlBar::settingsRequested, this, [this] { openSettings(); });
    connect(m_connectionBanner, &ConnectionBanner::retryRequested, this, [this] { openUrl(m_written.url); });
    connect(m_gate, &ConnectGate::settingsRequested, this, [this] { openSettings(tr("Authentication")); });
    connect(m_gate, &ConnectGate::dismissed, this, &SessionPage::dropHeld);
    connect(m_gate, &ConnectGate::refused, this, [this](const QString &sentence) {
        dropHeld();
        m_urlBar->setError(sentence);
    });
    connect(m_connectionBanner, &ConnectionBanner::stopRequested, this, [this] { stop(); });
    for (QWidget *part :
         QList<QWidget *>{m_urlBar, m_statusLine, m_captureBanner, m_connectionBanner, m_traffic})
        hearSendKeys(*part, [this] { m_composer->send(); }); // the composer sees to itself
    connect(m_composer, &ComposerPanel::stateEdited, this, &SessionPage::draftEdited);
    connect(m_composer, &ComposerPanel::sendRequested, this, &SessionPage::send);
}

void SessionPage::send(bool text, const QByteArray &payload)
{
    const bool queues = m_written.whenNotOpen == ConnectionSettings::WhenNotOpen::Queue;
    if (queues || m_session->status().state == ConnectionState::Open) {
        if (start()) // the outbox is the session's
            m_session->send({text, payload});
        return;
    }
    // Sending connects first, to what the field says, if that is an address.
    m_held.append({text, payload});
    bool submitted = false;
    const QMetaObject::Connection once =
        connect(m_urlBar, &UrlBar::openRequested, this, [&submitted] { submitted = true; });
    m_urlBar->submit();
    disconnect(once);
    if (!submitted)
        dropHeld();
    m_gate->setWaiting(m_held.size());
}

void SessionPage::dropHeld()
{
    m_held.clear(); // the composer still has the text
    m_gate->setWaiting(0);
}

bool SessionPage::start()
{
    if (m_session->isStarted())
        return true;
    if (const Result<bool> started = m_session->start(); !started) {
        m_captureBanner->setTone(Banner::Tone::Error);
        m_captureBanner->say(tr("No capture, no connection."), started.error().message);
        return false;
    }
    m_captureBanner->hide();
    readCapture();
    return true;
}

void SessionPage::connectNow()
{
    m_urlBar->submit();
}

void SessionPage::connectOrClose()
{
    m_urlBar->press();
}

bool SessionPage::isBlank() const
{
    return m_urlBar->url().isEmpty() && m_session->progress().lastId == 0;
}

void SessionPage::setSettings(const ConnectionSettings &settings)
{
    m_written = settings;
    giveSettings();
    m_urlBar->setUrl(settings.url);
    m_urlBar->setVerifying(settings.tls.verify);
    showSending();
    Q_EMIT settingsChanged();
    Q_EMIT looksChanged();
}

void SessionPage::setHistory(const QStringList &urls)
{
    m_urlBar->setHistory(urls);
}

void SessionPage::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    Q_EMIT looksChanged();
}

void SessionPage::addBanner(QWidget *banner)
{
    m_banners->addWidget(banner);
}

void SessionPage::giveSettings()
{
    if (m_session->status().state == ConnectionState::Idle) { // variables get their values when it connects
        m_session->setSettings(m_written);
        return;
    }
    m_gate->expand(m_written, [this, written = m_written](const Result<ConnectionSettings> &expanded) {
        if (written != m_written)
            return;
        if (expanded)
            m_session->setSettings(expanded.value());
        else
            m_urlBar->setError(expanded.error().message);
        Q_EMIT settingsChanged();
    });
}

void SessionPage::openUrl(const QString &url)
{
    m_written.url = url;
    m_urlBar->setError({});
    Q_EMIT settingsChanged();
    Q_EMIT urlUsed(url);
    m_gate->enter(m_written, [this](const ConnectionSettings &expanded) { open(expanded); });
    Q_EMIT looksChanged();
}

void SessionPage::open(const ConnectionSettings &expanded)
{
    const bool other = m_session->settings().url != expanded.url;
    m_session->setSettings(expanded);
    Q_EMIT settingsChanged();
    if (!start())
        return dropHeld();
    const ConnectionState state = m_session->status().state;
    const bool busy = state == ConnectionState::Open || state == ConnectionState::Connecting;
    m_reopen = busy && other;
    if (m_reopen)
        m_session->close();
    else
        m_session->open();
    sendHeld();
    Q_EMIT looksChanged();
}

void SessionPage::stop(int code, const QString &reason)
{
    m_gate->close(); // an answer that comes later connects no more
    dropHeld();
    m_reopen = false;
    m_session->close(code, reason);
}

void SessionPage::sendHeld()
{
    for (const Session::Outgoing &message : std::exchange(m_held, {}))
        m_session->send(message);
    m_gate->setWaiting(0);
}

void SessionPage::openSettings(const QString &section)
{
    ConnectionSettings settings = m_written;
    settings.url = m_urlBar->url();
    auto *dialog = new ConnectionDialog(m_theme, settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionDialog::applied, this, [this](const ConnectionSettings &applied) {
        const bool wantsToConnect = m_gate->isAsking();
        m_gate->close();
        setSettings(applied);
        Q_EMIT settingsApplied();
        if (wantsToConnect)
            connectNow();
    });
    dialog->showSection(section);
    dialog->open();
}

void SessionPage::trust(const QByteArray &fingerprint)
{
    ConnectionSettings settings = m_written;
    if (!settings.tls.pins.contains(fingerprint))
        settings.tls.pins.append(fingerprint);
    setSettings(settings);
    Q_EMIT certificateTrusted(fingerprint);
    Q_EMIT settingsApplied();
    connectNow();
}

void SessionPage::onStatus(const ConnectionStatus &status)
{
    m_urlBar->setStatus(status);
    m_statusLine->setStatus(status);
    m_connectionBanner->setStatus(status);
    showSending();
    if (status.state == ConnectionState::Open && m_gate->isAsking()) { // it came back by itself
        m_gate->close();
        sendHeld();
    }
    Q_EMIT looksChanged();
    if (status.state == ConnectionState::Idle && std::exchange(m_reopen, false))
        m_session->open();
}

void SessionPage::showSending()
{
    const ConnectionStatus &status = m_session->status();
    if (status.state == ConnectionState::Open)
        m_composer->setSending(status.stepFailed ? ComposerPanel::Sending::Queues
                                                 : ComposerPanel::Sending::Now);
    else if (m_session->settings().whenNotOpen == ConnectionSettings::WhenNotOpen::Queue)
        m_composer->setSending(ComposerPanel::Sending::Queues);
    else
        m_composer->setSending(ComposerPanel::Sending::Connects);
}

void SessionPage::readCapture()
{
    const Result<bool> opened = m_traffic->setCapture(m_session->capturePath());
    if (opened) {
        m_traffic->setProgress(m_session->progress());
        return;
    }
    m_captureBanner->setTone(Banner::Tone::Error);
    m_captureBanner->say(tr("The capture cannot be shown."), opened.error().message);
}

void SessionPage::onCaptureMoved(const QString &path)
{
    // It comes after a move that failed, too, with the old path: readers open again either way.
    readCapture();
    Q_EMIT progressed();
    if (!std::exchange(m_saving, false))
        return;
    m_captureBanner->hide();
    Q_EMIT captureSaved(path);
}

void SessionPage::onCaptureResumed(qint64 missed)
{
    m_captureBanner->setTone(Banner::Tone::Info);
    m_captureBanner->say(tr("The capture goes on."), captureLossText(missed));
}

void SessionPage::onCaptureFailed(const Error &error)
{
    m_captureBanner->setTone(Banner::Tone::Error);
    if (std::exchange(m_saving, false)) {
        m_captureBanner->say(tr("The capture was not saved."), error.message);
        Q_EMIT captureNotSaved();
        return;
    }
    m_captureBanner->say(tr("Capture stopped, the connection goes on."), error.message);
}

QString SessionPage::name() const
{
    if (!m_name.isEmpty())
        return m_name;
    const bool isExpanded = m_written.url.contains(QStringLiteral("{{")) &&
                            m_session->status().state != ConnectionState::Idle;
    const QString place = TypedAddress::placeOf(isExpanded ? m_session->settings().url : m_written.url);
    return place.isEmpty() ? tr("New connection") : place;
}

QString SessionPage::title() const
{
    switch (m_session->status().state) {
    case ConnectionState::Waiting:
        return tr("%1 · reconnecting").arg(name());
    case ConnectionState::Connecting:
        return tr("%1 · connecting").arg(name());
    default:
        return name();
    }
}

QString SessionPage::toolTipText() const
{
    return m_written.url;
}

StateLook SessionPage::look() const
{
    return lookOf(m_session->status());
}

CaptureProgress SessionPage::progress() const
{
    return m_session->progress();
}

QString SessionPage::captureState() const
{
    return m_session->isSaved() ? QFileInfo(m_session->capturePath()).fileName() : tr("not saved");
}

bool SessionPage::hasUnsavedCapture() const
{
    return m_session->isStarted() && !m_session->isSaved() && m_session->progress().lastId > 0;
}

qsizetype SessionPage::waitingMessages() const
{
    return m_session->outbox().count + m_held.size();
}

bool SessionPage::canSaveCapture() const
{
    return m_session->isStarted() && m_session->progress().lastId > 0;
}

QString SessionPage::suggestedFileName() const
{
    const QString host = QUrl(m_session->settings().url).host();
    const QString when = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HHmm"));
    return (host.isEmpty() ? QStringLiteral("capture") : host) + u' ' + when + QStringLiteral(".fwcap");
}

void SessionPage::saveCapture(const QString &path)
{
    m_saving = true;
    m_session->saveCapture(path, true);
}

QList<QWidget *> SessionPage::panes() const
{
    return QList<QWidget *>{m_urlBar} + m_traffic->panes() + QList<QWidget *>{m_composer};
}

void SessionPage::focusUrl()
{
    m_urlBar->focusUrl();
}

void SessionPage::sendMessage()
{
    m_composer->send();
}

} // namespace framewatch
