// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/trustpopup.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace framewatch {

namespace {

constexpr int Width = 400;

/// In two lines, as certificate viewers show it.
QString fingerprintText(const QByteArray &fingerprint)
{
    const QByteArray hex = fingerprint.toHex(':').toUpper();
    const qsizetype half = hex.size() / 2;
    return QString::fromLatin1(hex.left(half)) + u'\n' + QString::fromLatin1(hex.mid(half + 1));
}

} // namespace

TrustPopup::TrustPopup(QWidget *anchor)
    : Popup(anchor)
    , m_subject(Parts::wrappingLabel({}, StyleHint::Heading))
    , m_reason(Parts::wrappingLabel({}))
    , m_fingerprint(Parts::label({}, StyleHint::Mono))
{
    setFixedWidth(Width);
    QPushButton *trust = Parts::button(tr("Trust it for this connection"), StyleHint::Accent);
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap);
    row->addStretch(1);
    row->addWidget(trust);
    // By keyboard too: it is what is looked at first, and a key pressed twice does not trust anybody.
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setFocusPolicy(Qt::StrongFocus);
    column()->addWidget(m_subject);
    column()->addWidget(m_reason);
    column()->addWidget(Parts::label(tr("SHA-256 fingerprint"), StyleHint::Caption));
    column()->addWidget(m_fingerprint);
    column()->addWidget(Parts::wrappingLabel(
        tr("Compare it with what the server's owner says. Exactly this certificate is trusted from then on; with any "
           "other the connection is refused as before. Settings, TLS takes it back."),
        StyleHint::Caption));
    column()->addLayout(row);
    connect(trust, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT trusted(m_certificate.fingerprint);
    });
}

void TrustPopup::setCertificate(const UntrustedCertificate &certificate)
{
    m_certificate = certificate;
    m_subject->setText(certificate.subject);
    m_reason->setText(tr("Not trusted: %1").arg(certificate.reason));
    m_fingerprint->setText(fingerprintText(certificate.fingerprint));
}

} // namespace framewatch
