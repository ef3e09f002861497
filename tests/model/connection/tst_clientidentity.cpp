// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/clientidentity.h"

#include "tests/support/certificateforge.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

class TestClientIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void loads_data();
    void loads();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void takesAnEllipticKeyWithoutItsPoint();

private:
    QString file(const char *name) const { return m_forge.path(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &bytes) const;

    CertificateForge m_forge;
};

void TestClientIdentity::write(const char *name, const QByteArray &bytes) const
{
    QFile out(file(name));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
}

void TestClientIdentity::initTestCase()
{
    QLoggingCategory::setFilterRules(
        QStringLiteral("qt.tlsbackend.ossl.warning=false")); // says it of each file it cannot read
    const auto openssl = [this](const char *line) { m_forge.openssl(QString::fromUtf8(line).split(u' ')); };
    CertificateOrder authority;
    authority.name = QStringLiteral("ca");
    authority.authority = true;
    CertificateOrder own;
    own.name = QStringLiteral("own");
    own.issuer = m_forge.make(authority);
    m_forge.make(own);
    openssl("req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.pem -days 2 -subj /CN=rsa");
    openssl("genrsa -out otherrsa.key 2048");
    openssl("ecparam -name prime256v1 -genkey -noout -out otherec.key");
    openssl("pkcs8 -topk8 -in own.key -out locked.key -passout pass:sésame");
    openssl("rsa -aes128 -in rsa.key -traditional -out oldlocked.key -passout pass:open");
    openssl("genpkey -algorithm ed25519 -out ed25519.key");
    openssl("pkcs12 -export -inkey own.key -in own.pem -certfile ca.pem -out own.p12 -passout pass:sésame");
    openssl("pkcs12 -export -inkey own.key -in own.pem -out plain.p12 -passout pass:");
    openssl("pkcs12 -export -nokeys -in own.pem -out keyless.p12 -passout pass:x");
    openssl("x509 -in own.pem -outform DER -out own.der");
    const auto bytes = [this](const char *name) {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    };
    write("both.pem", bytes("own.key") + bytes("own.pem") + bytes("ca.pem"));
    write("garbage", QByteArray("\x30\x82\xff\xff garbage", 13));
    write("text", "nothing of the kind\n");
    write("broken.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    write("huge", QByteArray(5 << 20, 'x'));
}

void TestClientIdentity::loads_data()
{
    QTest::addColumn<QString>("cert");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<int>("chain");
    const auto row = [](const char *name, const char *cert, const char *key, const char *passphrase,
                        int chain) {
        QTest::newRow(name) << QString::fromUtf8(cert) << QString::fromUtf8(key)
                            << QString::fromUtf8(passphrase) << chain;
    };
    row("PEM, EC", "own.pem", "own.key", "", 1);
    row("PEM, RSA", "rsa.pem", "rsa.key", "", 1);
    row("key and chain in one", "both.pem", "", "", 2);
    row("locked key", "own.pem", "locked.key", "sésame", 1);
    row("locked key, old form", "rsa.pem", "oldlocked.key", "open", 1);
    row("passphrase not needed", "own.pem", "own.key", "any", 1);
    row("PKCS#12", "own.p12", "", "sésame", 2);
    row("PKCS#12 without", "plain.p12", "", "", 1);
}

void TestClientIdentity::loads()
{
    QFETCH(QString, cert);
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    const auto identity =
        loadClientIdentity(m_forge.path(cert), key.isEmpty() ? key : m_forge.path(key), passphrase);
    QVERIFY2(identity, identity ? "" : qPrintable(identity.error().message));
    QVERIFY(!identity.value().key.isNull());
    QTEST(int(identity.value().chain.size()), "chain");
    QVERIFY(identity.value().chain.constFirst().subjectDisplayName() != QStringLiteral("ca"));
}

void TestClientIdentity::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("cert");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QString>("sentence"); // %1 the certificate's file, %2 the key's
    const auto row = [](const char *name, const char *cert, const char *key, const char *passphrase,
                        const char *sentence) {
        QTest::newRow(name) << QString::fromUtf8(cert) << QString::fromUtf8(key)
                            << QString::fromUtf8(passphrase) << QString::fromUtf8(sentence);
    };
    row("no certificate file", "missing.pem", "own.key", "", "Cannot read %1: No such file or directory");
    row("no key file", "own.pem", "missing.key", "", "Cannot read %2: No such file or directory");
    row("no certificate", "own.key", "", "", "%1 holds no PEM certificate");
    row("no key", "own.pem", "", "", "%1 holds no PEM private key");
    row("a certificate for a key", "own.pem", "ca.pem", "", "%2 holds no PEM private key");
    row("RSA key of another", "rsa.pem", "otherrsa.key", "",
        "The key in %2 does not belong to the certificate in %1");
    row("EC key of another", "own.pem", "otherec.key", "",
        "The key in %2 does not belong to the certificate in %1");
    row("key of another kind", "own.pem", "rsa.key", "",
        "The key in %2 does not belong to the certificate in %1");
    row("no passphrase", "own.pem", "locked.key", "", "The key in %2 has a passphrase, and none was given");
    row("wrong passphrase", "own.pem", "locked.key", "no", "The passphrase is not that of the key in %2");
    row("wrong passphrase, old form", "rsa.pem", "oldlocked.key", "no",
        "The passphrase is not that of the key in %2");
    row("unusable key", "own.pem", "ed25519.key", "",
        "%2 holds a private key that cannot be used: only RSA, EC and DSA keys can");
    row("broken key", "own.pem", "broken.key", "",
        "%2 holds a private key that cannot be used: only RSA, EC and DSA keys can");
    row("PKCS#12, wrong passphrase", "own.p12", "", "no",
        "%1 cannot be opened: the passphrase is wrong, it holds no certificate with a key, or it is "
        "encrypted in a way that OpenSSL no longer reads (RC2, 3DES)");
    row("PKCS#12, no passphrase", "own.p12", "", "",
        "%1 cannot be opened: it needs its passphrase, holds no certificate with a key, or is no PKCS#12 "
        "file");
    row("PKCS#12 without a key", "keyless.p12", "", "x",
        "%1 cannot be opened: the passphrase is wrong, it holds no certificate with a key, or it is "
        "encrypted in a way that OpenSSL no longer reads (RC2, 3DES)");
    row("DER certificate", "own.der", "", "",
        "%1 is a certificate in DER: it has to be PEM, or PKCS#12 with its key");
    row("garbage", "garbage", "", "",
        "%1 cannot be opened: it needs its passphrase, holds no certificate with a key, or is no PKCS#12 "
        "file");
    row("text", "text", "", "", "%1 holds no PEM certificate and is no PKCS#12 file");
    row("too big", "huge", "", "", "%1 is too big for a certificate or key");
}

void TestClientIdentity::saysWhatIsWrong()
{
    QFETCH(QString, cert);
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    QFETCH(QString, sentence);
    const QString certFile = m_forge.path(cert);
    const QString keyFile = key.isEmpty() ? key : m_forge.path(key);
    const auto identity = loadClientIdentity(certFile, keyFile, passphrase);
    QVERIFY(!identity);
    QCOMPARE(identity.error().message,
             sentence.replace(QStringLiteral("%1"), certFile).replace(QStringLiteral("%2"), keyFile));
}

void TestClientIdentity::takesAnEllipticKeyWithoutItsPoint()
{
    m_forge.openssl({QStringLiteral("ec"), QStringLiteral("-in"), QStringLiteral("own.key"),
                     QStringLiteral("-no_public"), QStringLiteral("-out"), QStringLiteral("pointless.key")});
    QVERIFY(loadClientIdentity(file("own.pem"), file("pointless.key"), {}));
}

QTEST_GUILESS_MAIN(TestClientIdentity)
#include "tst_clientidentity.moc"
