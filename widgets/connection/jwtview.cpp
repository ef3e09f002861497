// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/jwtview.h"

#include "model/connection/jwt.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace framewatch {

namespace {

constexpr int ClaimsHeight = 120;

} // namespace

JwtView::JwtView(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_sentence(Parts::wrappingLabel({}, StyleHint::Secondary))
    , m_claims(new QPlainTextEdit)
{
    m_claims->setReadOnly(true);
    m_claims->setFont(theme.monoFont());
    m_claims->setFixedHeight(ClaimsHeight);
    m_claims->setTabChangesFocus(true);
    m_claims->setAccessibleName(tr("Claims of the token"));
    StyleHint::set(m_claims, StyleHint::Mono);
    auto *column = Parts::bare<QVBoxLayout>(Metrics::Grid, this);
    column->addWidget(m_sentence);
    column->addWidget(m_claims);
    QSizePolicy asNeeded(QSizePolicy::Preferred, QSizePolicy::Maximum);
    asNeeded.setHeightForWidth(true);
    setSizePolicy(asNeeded);
    hide();
}

void JwtView::setToken(const QString &token)
{
    const std::optional<Jwt> jwt = Jwt::parse(token);
    setVisible(jwt.has_value());
    if (!jwt)
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isOver = !jwt->expirySentence(now).isEmpty();
    m_sentence->setText(jwt->sentence(now));
    StyleHint::set(m_sentence, StyleHint::ErrorText, isOver);
    StyleHint::set(m_sentence, StyleHint::Secondary, !isOver);
    m_claims->setPlainText(
        QString::fromUtf8(QJsonDocument(jwt->claims).toJson(QJsonDocument::Indented)).trimmed());
}

} // namespace framewatch
