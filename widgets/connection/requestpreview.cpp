// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/requestpreview.h"

#include "model/connection/attemptsettings.h"
#include "model/core/redactor.h"
#include "model/settings/variables.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace framewatch {

RequestPreview::RequestPreview(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit)
{
    auto *column = Parts::bare<QVBoxLayout>(Metrics::Grid + 2, this);
    column->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Margin, Metrics::Margin);
    column->addWidget(Parts::label(tr("Request that will be sent"), StyleHint::Caption));
    column->addWidget(m_text, 1);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("Request that will be sent"));
    StyleHint::set(m_text, StyleHint::Mono);
}

void RequestPreview::show(const ConnectionSettings &settings)
{
    const bool hasVariables = Variables::hasReferences(settings);
    const ConnectionSettings filled = hasVariables ? Variables::filled(settings) : settings;
    auto request = requestFor(filled);
    if (!request) {
        m_text->setPlainText(hasVariables ? tr("It can be shown when its variables have their values")
                                          : request.error().message);
        return;
    }
    request.value().key = "(new for each attempt)";
    QByteArray head = Handshake::buildRequest(request.value()).value();
    QList<QByteArray> secrets = filled.secrets();
    if (hasVariables) // their names are none
        secrets.removeIf([&](const QByteArray &secret) {
            return Variables::isReference(Variables::unfilled(QString::fromUtf8(secret), settings));
        });
    const Redactor redactor(secrets);
    redactor.redact(head);
    QString text = QString::fromUtf8(head).trimmed();
    if (const QString first = filled.auth.message(); !first.isEmpty()) {
        QByteArray message = first.toUtf8();
        redactor.redact(message);
        text += tr("\n\nFirst message: %1").arg(QString::fromUtf8(message));
    }
    m_text->setPlainText(hasVariables ? Variables::unfilled(text, settings) : text);
}

QString RequestPreview::text() const
{
    return m_text->toPlainText();
}

} // namespace framewatch
