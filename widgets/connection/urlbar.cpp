// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/urlbar.h"

#include "model/settings/typedaddress.h"
#include "model/wire/handshake.h"
#include "widgets/connection/statelook.h"
#include "widgets/connection/urlfield.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace framewatch {

namespace {

QString buttonText(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Idle:
    case ConnectionState::Waiting:
        return UrlBar::tr("Connect");
    case ConnectionState::Connecting:
    case ConnectionState::Closing:
        return UrlBar::tr("Cancel");
    case ConnectionState::Open:
        return UrlBar::tr("Disconnect");
    }
    return {};
}

/// Wide enough for each of its texts, so that the field does not change its width with the state.
void reserveWidth(QPushButton *button)
{
    const QString shown = button->text();
    int width = 0;
    for (const ConnectionState state :
         {ConnectionState::Idle, ConnectionState::Connecting, ConnectionState::Open}) {
        button->setText(buttonText(state));
        button->ensurePolished();
        width = std::max(width, button->sizeHint().width());
    }
    button->setText(shown);
    button->setMinimumWidth(width);
}

} // namespace

UrlBar::UrlBar(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_field(new UrlField(theme))
    , m_settings(Parts::button(tr("Settings…")))
    , m_connect(Parts::button({}, StyleHint::Accent))
    , m_error(Parts::wrappingLabel({}, StyleHint::ErrorText))
{
    auto *column = Parts::bare<QVBoxLayout>(Metrics::Grid, this);
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap);
    row->addWidget(m_field, 1);
    row->addWidget(m_settings);
    row->addWidget(m_connect);
    column->addLayout(row);
    column->addWidget(m_error);
    m_error->hide();
    m_settings->setToolTip(tr("Headers, subprotocols, token, TLS, reconnect, timeouts"));

    connect(m_field, &QLineEdit::returnPressed, this, &UrlBar::submit);
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        setError({});
        Q_EMIT urlEdited();
    });
    connect(m_field, &UrlField::historyChosen, this, [this](const QString &url) {
        setUrl(url);
        Q_EMIT urlEdited();
    });
    connect(m_connect, &QPushButton::clicked, this, &UrlBar::press);
    connect(m_settings, &QPushButton::clicked, this, &UrlBar::settingsRequested);
    m_field->setHistory({});
    setFocusProxy(m_field);
    setStatus({});
}

QString UrlBar::url() const
{
    return TypedAddress::withScheme(m_field->text().trimmed());
}

void UrlBar::setUrl(const QString &url)
{
    m_field->setText(url);
    m_field->setCursorPosition(0);
    setError({});
}

void UrlBar::setHistory(const QStringList &urls)
{
    m_field->setHistory(urls);
}

void UrlBar::setStatus(const ConnectionStatus &status)
{
    m_status = status;
    m_field->setLook(lookOf(status));
    m_connect->setText(buttonText(status.state));
}

void UrlBar::setVerifying(bool verifying)
{
    m_field->setWarning(verifying ? QString() : tr("not verified"),
                        tr("TLS verification is off: anyone on the way can read and change what is sent"));
}

void UrlBar::focusUrl()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void UrlBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        reserveWidth(m_connect);
}

void UrlBar::submit()
{
    const QString text = url();
    if (text.isEmpty()) {
        setError(tr("Type the address of a WebSocket server, such as ws://127.0.0.1:8080"));
        return;
    }
    const bool hasVariables = text.contains(QStringLiteral("{{")); // looked at when they have their values
    const Result<Endpoint> endpoint = Handshake::parseUrl(text);
    if (!endpoint && !hasVariables) {
        setError(endpoint.error().message);
        return;
    }
    setError({});
    if (m_field->text() != text)
        m_field->setText(text);
    Q_EMIT openRequested(text);
}

void UrlBar::press()
{
    if (m_status.state == ConnectionState::Idle || m_status.state == ConnectionState::Waiting)
        submit();
    else
        Q_EMIT closeRequested();
}

void UrlBar::setError(const QString &message)
{
    m_error->setText(message);
    m_error->setVisible(!message.isEmpty());
    m_field->setInvalid(!message.isEmpty());
    m_field->setAccessibleDescription(message);
}

} // namespace framewatch
