// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate that was not trusted, and what trusting it means.
#pragma once

#include "model/wire/untrustedcertificate.h"
#include "widgets/theme/popup.h"

class QLabel;

namespace framewatch {

class TrustPopup final : public Popup
{
    Q_OBJECT

public:
    explicit TrustPopup(QWidget *anchor);

    void setCertificate(const UntrustedCertificate &certificate);

Q_SIGNALS:
    void trusted(const QByteArray &fingerprint); ///< SHA-256, 32 bytes

private:
    UntrustedCertificate m_certificate;
    QLabel *m_subject;
    QLabel *m_reason;
    QLabel *m_fingerprint;
};

} // namespace framewatch
