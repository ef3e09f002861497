// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/formparts.h"
#include "widgets/connection/settingssections.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

namespace framewatch {

namespace {

using Version = TlsSettings::Version;

constexpr int FingerprintBytes = 32; // SHA-256
constexpr int PinsHeight = 64;

class TlsSection final : public SettingsSection
{
public:
    explicit TlsSection(Theme &theme)
        : m_verify(new QCheckBox(tr("Verify the server's certificate")))
        , m_warning(Parts::wrappingLabel(
              tr("Not verified: anyone on the way can read and change what is sent."), StyleHint::ErrorText))
        , m_serverName(new QLineEdit)
        , m_ca(new PathField(tr("none, the system's only"), tr("CA certificates")))
        , m_pins(new QPlainTextEdit)
        , m_cert(new PathField(tr("none"), tr("Client certificate")))
        , m_key(new PathField(tr("in the certificate's file"), tr("Client key")))
        , m_passphrase(FormParts::secretField(theme, tr("none")))
        , m_minimum(new QComboBox)
    {
        StyleHint::set(m_serverName, StyleHint::Mono);
        StyleHint::set(m_pins, StyleHint::Mono);
        m_serverName->setPlaceholderText(tr("the address's host"));
        m_pins->setPlaceholderText(tr("none; one SHA-256 fingerprint a line"));
        m_pins->setFixedHeight(PinsHeight);
        m_pins->setTabChangesFocus(true);
        m_minimum->addItem(QStringLiteral("TLS 1.3"), int(Version::Tls13));
        m_minimum->addItem(QStringLiteral("TLS 1.2"), int(Version::Tls12));
        m_minimum->addItem(tr("TLS 1.1 (unsafe)"), int(Version::Tls11));
        m_minimum->addItem(tr("TLS 1.0 (unsafe)"), int(Version::Tls10));
        addField({}, m_verify);
        addField({}, m_warning);
        addField(tr("CA file"), m_ca);
        addField(tr("Trusted"), m_pins);
        addNote(tr("These certificates are trusted for this connection, whatever else is wrong with them."));
        addField(tr("Server name"), m_serverName);
        addField(tr("Oldest version"), m_minimum);
        addField(tr("Certificate"), m_cert);
        addNote(tr("Yours, if the server asks for one: PEM, or PKCS#12 with its key."));
        addField(tr("Key"), m_key);
        addField(tr("Passphrase"), m_passphrase);
        watch({m_verify, m_ca, m_pins, m_serverName, m_minimum, m_cert, m_key, m_passphrase});
        connect(m_verify, &QCheckBox::toggled, this, [this](bool on) { setRowVisible(m_warning, !on); });
    }

    QString title() const override { return tr("TLS"); }

    void load(const ConnectionSettings &settings) override
    {
        const TlsSettings &tls = settings.tls;
        m_verify->setChecked(tls.verify);
        setRowVisible(m_warning, !tls.verify);
        m_ca->setPath(tls.caFile);
        QStringList pins;
        for (const QByteArray &pin : tls.pins)
            pins.append(QString::fromLatin1(pin.toHex(':').toUpper()));
        m_pins->setPlainText(pins.join(u'\n'));
        m_serverName->setText(tls.serverName);
        m_minimum->setCurrentIndex(m_minimum->findData(int(tls.minimum)));
        m_cert->setPath(tls.certFile);
        m_key->setPath(tls.keyFile);
        m_passphrase->setText(tls.passphrase);
    }

    SettingsProblems store(ConnectionSettings &settings) const override
    {
        TlsSettings &tls = settings.tls;
        tls.verify = m_verify->isChecked();
        tls.caFile = m_ca->path();
        tls.serverName = m_serverName->text().trimmed();
        tls.minimum = Version(m_minimum->currentData().toInt());
        tls.certFile = m_cert->path();
        tls.keyFile = m_key->path();
        tls.passphrase = m_passphrase->text();
        SettingsProblems problems;
        if (!tls.keyFile.isEmpty() && tls.certFile.isEmpty())
            problems.append({m_cert, tr("A key needs its certificate")});
        tls.pins.clear();
        for (const QString &line : m_pins->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
            static const QRegularExpression noHex(QStringLiteral("[:\\s]"));
            QString hex = line;
            const QByteArray digits = hex.remove(noHex).toLatin1();
            const QByteArray pin = QByteArray::fromHex(digits);
            if (pin.size() == FingerprintBytes && digits.size() == 2 * FingerprintBytes)
                tls.pins.append(pin);
            else
                problems.append({m_pins, tr("A SHA-256 fingerprint has 64 hex digits")});
        }
        return problems;
    }

private:
    QCheckBox *m_verify;
    QLabel *m_warning;
    QLineEdit *m_serverName;
    PathField *m_ca;
    QPlainTextEdit *m_pins;
    PathField *m_cert;
    PathField *m_key;
    QLineEdit *m_passphrase;
    QComboBox *m_minimum;
};

} // namespace

SettingsSection *makeTlsSection(Theme &theme)
{
    return new TlsSection(theme);
}

} // namespace framewatch
