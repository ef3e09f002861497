// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificateforge.h"

#include <QFile>
#include <QProcess>

namespace framewatch::test {

namespace {

// "openssl ca" alone lets a test choose when a certificate ends.
const QString Configuration = QStringLiteral(
    "[req]\ndistinguished_name = dn\n[dn]\n[ca]\ndefault_ca = ours\n[ours]\ndatabase = index.txt\n"
    "new_certs_dir = .\nunique_subject = no\nemail_in_dn = no\ndefault_md = sha256\npolicy = "
    "any\nrand_serial = yes\n"
    "[any]\ncommonName = supplied\n");

} // namespace

CertificateForge::CertificateForge()
{
    write(QStringLiteral("openssl.cnf"), Configuration);
    write(QStringLiteral("index.txt"), {});
}

void CertificateForge::write(const QString &name, const QString &text) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("cannot write %s", qPrintable(file.fileName()));
}

void CertificateForge::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments.join(u' ')),
               process.readAllStandardError().constData());
}

ForgedCertificate CertificateForge::make(const CertificateOrder &order)
{
    const QString base = QString(order.name).replace(u' ', u'-');
    const ForgedCertificate made{path(base + QStringLiteral(".pem")), path(base + QStringLiteral(".key"))};
    const QString request = base + QStringLiteral(".csr");
    const QString extensions = base + QStringLiteral(".ext");
    openssl({QStringLiteral("req"), QStringLiteral("-config"), QStringLiteral("openssl.cnf"),
             QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
             QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
             QStringLiteral("-subj"), QStringLiteral("/CN=%1").arg(order.name), QStringLiteral("-keyout"),
             made.keyFile, QStringLiteral("-out"), request});
    write(extensions,
          order.authority
              ? QStringLiteral("basicConstraints = critical,CA:TRUE\n")
              : QStringLiteral("basicConstraints = CA:FALSE\nsubjectAltName = %1\n").arg(order.names));
    QStringList sign{QStringLiteral("ca"),
                     QStringLiteral("-batch"),
                     QStringLiteral("-notext"),
                     QStringLiteral("-config"),
                     QStringLiteral("openssl.cnf"),
                     QStringLiteral("-in"),
                     request,
                     QStringLiteral("-out"),
                     made.certFile,
                     QStringLiteral("-startdate"),
                     order.from,
                     QStringLiteral("-enddate"),
                     order.until,
                     QStringLiteral("-extfile"),
                     extensions};
    if (order.issuer.certFile.isEmpty())
        sign += {QStringLiteral("-selfsign"), QStringLiteral("-keyfile"), made.keyFile};
    else
        sign += {QStringLiteral("-cert"), order.issuer.certFile, QStringLiteral("-keyfile"),
                 order.issuer.keyFile};
    openssl(sign);
    return made;
}

} // namespace framewatch::test
