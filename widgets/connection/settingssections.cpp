// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/handshake.h"
#include "widgets/connection/formparts.h"
#include "widgets/connection/settingssection.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace framewatch {

namespace {

using namespace FormParts;

QString linesOf(const QList<HeaderRow> &headers)
{
    QStringList lines;
    for (const HeaderRow &row : headers)
        lines.append(QString::fromUtf8(row.name) + QStringLiteral(": ") + QString::fromUtf8(row.value));
    return lines.join(u'\n');
}

Result<QList<HeaderRow>> headersOf(const QString &text)
{
    QList<HeaderRow> headers;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = line.indexOf(u':');
        if (line.trimmed().isEmpty())
            continue;
        if (colon < 1)
            return Error{ErrorCode::Invalid,
                         SettingsSection::tr("A header line needs a name and a colon: %1").arg(line),
                         {}};
        headers.append({line.left(colon).trimmed().toUtf8(), line.mid(colon + 1).trimmed().toUtf8()});
    }
    return headers;
}

class RequestSection final : public SettingsSection
{
public:
    RequestSection()
        : m_headers(new QPlainTextEdit)
        , m_subprotocols(new QLineEdit)
        , m_origin(new QLineEdit)
    {
        StyleHint::set(m_headers, StyleHint::Mono);
        m_headers->setPlaceholderText(tr("X-Room: 7"));
        m_headers->setTabChangesFocus(true);
        m_headers->setMinimumHeight(110);
        StyleHint::set(m_subprotocols, StyleHint::Mono);
        m_subprotocols->setPlaceholderText(tr("chat.v2, chat.v1"));
        StyleHint::set(m_origin, StyleHint::Mono);
        m_origin->setPlaceholderText(tr("https://example.org"));
        QFormLayout *layout = form(this);
        layout->addRow(tr("Headers"), m_headers);
        layout->addRow(
            {},
            note(tr("One a line, sent in this order and case. A name of a generated header replaces it.")));
        layout->addRow(tr("Subprotocols"), m_subprotocols);
        layout->addRow(tr("Origin"), m_origin);
    }

    QString title() const override { return tr("Request"); }

    void load(const ConnectionSettings &settings) override
    {
        m_headers->setPlainText(linesOf(settings.headers));
        m_subprotocols->setText(settings.subprotocols.join(QStringLiteral(", ")));
        m_origin->setText(QString::fromUtf8(settings.origin));
    }

    Result<bool> store(ConnectionSettings &settings) const override
    {
        Result<QList<HeaderRow>> headers = headersOf(m_headers->toPlainText());
        if (!headers)
            return headers.error();
        settings.headers = headers.value();
        settings.subprotocols.clear();
        for (const QString &name : m_subprotocols->text().split(u',', Qt::SkipEmptyParts))
            settings.subprotocols.append(name.trimmed());
        settings.origin = m_origin->text().trimmed().toUtf8();
        const Handshake::Request request{
            {}, Handshake::makeKey(), settings.origin, settings.subprotocols, settings.enabledHeaders()};
        const Result<QByteArray> head = Handshake::buildRequest(request);
        return head ? Result<bool>(true) : Result<bool>(head.error());
    }

private:
    QPlainTextEdit *m_headers;
    QLineEdit *m_subprotocols;
    QLineEdit *m_origin;
};

class TokenSection final : public SettingsSection
{
public:
    explicit TokenSection(Theme &theme)
        : m_token(new QLineEdit)
        , m_place(new QComboBox)
        , m_name(new QLineEdit)
    {
        m_token->setEchoMode(QLineEdit::Password);
        StyleHint::set(m_token, StyleHint::Mono);
        m_token->setPlaceholderText(tr("none"));
        QAction *eye = m_token->addAction(theme.icon(QStringLiteral("eye"), ThemeRole::Secondary),
                                          QLineEdit::TrailingPosition);
        eye->setToolTip(tr("Show or hide the token"));
        connect(eye, &QAction::triggered, this, [this] {
            const bool hidden = m_token->echoMode() == QLineEdit::Password;
            m_token->setEchoMode(hidden ? QLineEdit::Normal : QLineEdit::Password);
        });
        addPlaces();
        QFormLayout *layout = form(this);
        layout->addRow(tr("Token"), m_token);
        layout->addRow(
            {}, note(tr("Kept for this run only, never written to disk. In the log and the capture its "
                        "characters are replaced by asterisks.")));
        layout->addRow(tr("Goes into"), m_place);
        layout->addRow(tr("Name"), m_name);
        m_nameLabel = layout->labelForField(m_name);
        connect(m_place, &QComboBox::currentIndexChanged, this, [this] { showName(); });
        showName();
    }

    QString title() const override { return tr("Token"); }

    void load(const ConnectionSettings &settings) override
    {
        m_token->setText(settings.auth.token);
        m_name->setText(settings.auth.name);
        const auto place =
            settings.auth.place == AuthToken::Place::None ? AuthToken::Place::Message : settings.auth.place;
        m_place->setCurrentIndex(m_place->findData(int(place)));
    }

    Result<bool> store(ConnectionSettings &settings) const override
    {
        AuthToken auth;
        auth.token = m_token->text();
        if (auth.token.isEmpty()) {
            settings.auth = {};
            return true;
        }
        auth.place = place();
        if (needsName())
            auth.name = m_name->text().trimmed();
        if (needsName() && auth.name.isEmpty())
            return Error{ErrorCode::Invalid, tr("The token's parameter or cookie needs a name"), {}};
        settings.auth = auth;
        Handshake::Request request;
        return auth.apply(request);
    }

private:
    void addPlaces()
    {
        using Place = AuthToken::Place;
        m_place->addItem(tr("First message: {\"authToken\":\"…\"}"), int(Place::Message));
        m_place->addItem(tr("Header: Authorization: Bearer …"), int(Place::Bearer));
        m_place->addItem(tr("Query parameter"), int(Place::Query));
        m_place->addItem(tr("Cookie"), int(Place::Cookie));
        m_place->addItem(tr("Last subprotocol"), int(Place::Subprotocol));
    }

    AuthToken::Place place() const { return AuthToken::Place(m_place->currentData().toInt()); }
    bool needsName() const
    {
        return place() == AuthToken::Place::Query || place() == AuthToken::Place::Cookie;
    }
    void showName()
    {
        m_name->setVisible(needsName());
        m_nameLabel->setVisible(needsName());
    }

    QLineEdit *m_token;
    QComboBox *m_place;
    QLineEdit *m_name;
    QWidget *m_nameLabel = nullptr;
};

class TlsSection final : public SettingsSection
{
public:
    TlsSection()
        : m_verify(new QCheckBox(tr("Verify the server's certificate")))
        , m_warning(Parts::wrappingLabel(
              tr("Not verified: anyone on the way can read and change what is sent."), StyleHint::ErrorText))
        , m_ca(new PathField(tr("none, the system's only"), tr("CA certificates")))
        , m_cert(new PathField(tr("none"), tr("Client certificate")))
        , m_key(new PathField(tr("in the certificate's file"), tr("Client key")))
    {
        QFormLayout *layout = form(this);
        layout->addRow({}, m_verify);
        layout->addRow({}, m_warning);
        layout->addRow(tr("CA file"), m_ca);
        layout->addRow(tr("Certificate"), m_cert);
        layout->addRow(tr("Key"), m_key);
        layout->addRow(
            {},
            note(tr("PEM files, for wss:// addresses. The CA file is added to the system's authorities.")));
        connect(m_verify, &QCheckBox::toggled, m_warning, &QWidget::setHidden);
    }

    QString title() const override { return tr("TLS"); }

    void load(const ConnectionSettings &settings) override
    {
        m_verify->setChecked(settings.tls.verify);
        m_warning->setHidden(settings.tls.verify);
        m_ca->setPath(settings.tls.caFile);
        m_cert->setPath(settings.tls.certFile);
        m_key->setPath(settings.tls.keyFile);
    }

    Result<bool> store(ConnectionSettings &settings) const override
    {
        settings.tls.verify = m_verify->isChecked();
        settings.tls.caFile = m_ca->path();
        settings.tls.certFile = m_cert->path();
        settings.tls.keyFile = m_key->path();
        return true;
    }

private:
    QCheckBox *m_verify;
    QLabel *m_warning;
    PathField *m_ca;
    PathField *m_cert;
    PathField *m_key;
};

class ReconnectSection final : public SettingsSection
{
public:
    ReconnectSection()
        : m_enabled(new QCheckBox(tr("Connect again when the connection ends")))
        , m_retryFirst(new QCheckBox(tr("Also when the first attempt fails")))
        , m_first(secondsBox(3600))
        , m_longest(secondsBox(3600))
        , m_attempts(countBox(100000, tr("no limit")))
    {
        QFormLayout *layout = form(this);
        layout->addRow({}, m_enabled);
        layout->addRow({}, m_retryFirst);
        layout->addRow(tr("First delay"), m_first);
        layout->addRow(tr("Longest delay"), m_longest);
        layout->addRow(tr("Attempts"), m_attempts);
        layout->addRow({},
                       note(tr("The delay doubles with each failed attempt in a row, up to the longest.")));
        connect(m_enabled, &QCheckBox::toggled, this, [this](bool on) { enableAll(on); });
    }

    QString title() const override { return tr("Reconnect"); }

    void load(const ConnectionSettings &settings) override
    {
        m_enabled->setChecked(settings.reconnect.enabled);
        m_retryFirst->setChecked(settings.retryFirst);
        setSeconds(m_first, settings.reconnect.first);
        setSeconds(m_longest, settings.reconnect.longest);
        m_attempts->setValue(settings.reconnect.maxAttempts);
        enableAll(settings.reconnect.enabled);
    }

    Result<bool> store(ConnectionSettings &settings) const override
    {
        settings.reconnect.enabled = m_enabled->isChecked();
        settings.retryFirst = m_retryFirst->isChecked();
        settings.reconnect.first = secondsOf(m_first);
        settings.reconnect.longest = std::max(secondsOf(m_longest), settings.reconnect.first);
        settings.reconnect.maxAttempts = m_attempts->value();
        return true;
    }

private:
    void enableAll(bool on)
    {
        for (QWidget *widget : {static_cast<QWidget *>(m_retryFirst), static_cast<QWidget *>(m_first),
                                static_cast<QWidget *>(m_longest), static_cast<QWidget *>(m_attempts)})
            widget->setEnabled(on);
    }

    QCheckBox *m_enabled;
    QCheckBox *m_retryFirst;
    QDoubleSpinBox *m_first;
    QDoubleSpinBox *m_longest;
    QSpinBox *m_attempts;
};

class LimitsSection final : public SettingsSection
{
public:
    LimitsSection()
        : m_handshake(secondsBox(3600, tr("none")))
        , m_ping(secondsBox(86400, tr("off")))
        , m_pong(secondsBox(3600))
        , m_message(countBox(2000, {}))
    {
        m_message->setMinimum(1);
        m_message->setSuffix(tr(" MiB"));
        QFormLayout *layout = form(this);
        layout->addRow(tr("Handshake timeout"), m_handshake);
        layout->addRow(tr("Ping every"), m_ping);
        layout->addRow(tr("Pong deadline"), m_pong);
        layout->addRow({}, note(tr("A ping that stays unanswered for so long ends the connection.")));
        layout->addRow(tr("Largest message"), m_message);
        layout->addRow({}, note(tr("A longer one from the server is refused with close code 1009.")));
    }

    QString title() const override { return tr("Limits"); }

    void load(const ConnectionSettings &settings) override
    {
        setSeconds(m_handshake, settings.handshakeTimeout);
        setSeconds(m_ping, settings.pingInterval);
        setSeconds(m_pong, settings.pongDeadline);
        m_message->setValue(int(settings.maxMessage >> 20));
    }

    Result<bool> store(ConnectionSettings &settings) const override
    {
        settings.handshakeTimeout = secondsOf(m_handshake);
        settings.pingInterval = secondsOf(m_ping);
        settings.pongDeadline = secondsOf(m_pong);
        settings.maxMessage = qint64(m_message->value()) << 20;
        return true;
    }

private:
    QDoubleSpinBox *m_handshake;
    QDoubleSpinBox *m_ping;
    QDoubleSpinBox *m_pong;
    QSpinBox *m_message;
};

} // namespace

std::vector<SettingsSection *> makeSettingsSections(Theme &theme)
{
    return {new RequestSection, new TokenSection(theme), new TlsSection, new ReconnectSection,
            new LimitsSection};
}

} // namespace framewatch
