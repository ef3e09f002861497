// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/entryfacts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace framewatch::EntryFacts {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EntryFacts)
};

QString key(const char16_t *name)
{
    return QString::fromUtf16(name);
}

QString scalarText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? Words::tr("yes") : Words::tr("no");
    if (value.isDouble())
        return QString::number(value.toDouble());
    return value.toString();
}

void addVerified(Facts &facts, const QJsonValue &value)
{
    const bool verified = value.toBool();
    facts.append({Words::tr("Certificate"), verified ? Words::tr("verified") : Words::tr("NOT verified"),
                  false, !verified});
}

void addCertificate(Facts &facts, const QJsonObject &certificate, int number)
{
    const QString name = number == 0 ? Words::tr("Issued to") : Words::tr("… signed by");
    facts.append({name, certificate.value(key(u"subject")).toString()});
    if (number > 0)
        return;
    facts.append({Words::tr("Issued by"), certificate.value(key(u"issuer")).toString()});
    facts.append({Words::tr("Valid"),
                  Words::tr("%1 to %2")
                      .arg(certificate.value(key(u"from")).toString().left(10),
                           certificate.value(key(u"to")).toString().left(10)),
                  true});
    QStringList names;
    const QJsonArray listed = certificate.value(key(u"names")).toArray();
    for (const QJsonValue &value : listed)
        names.append(value.toString());
    if (!names.isEmpty())
        facts.append({Words::tr("Names"), names.join(QStringLiteral(", ")), true});
    // A digest has no blank to wrap at: let it break after its colons.
    QString digest = certificate.value(key(u"sha256")).toString();
    facts.append({Words::tr("SHA-256"), digest.replace(u':', QStringLiteral(":\u200b")), true});
}

void addChain(Facts &facts, const QJsonArray &chain)
{
    for (int i = 0; i < chain.size(); ++i)
        addCertificate(facts, chain.at(i).toObject(), i);
}

QString knownName(const QString &name)
{
    if (name == QStringLiteral("protocol"))
        return Words::tr("Protocol");
    if (name == QStringLiteral("cipher"))
        return Words::tr("Cipher");
    if (name == QStringLiteral("bits"))
        return Words::tr("Key bits");
    if (name == QStringLiteral("alpn"))
        return Words::tr("ALPN");
    return name;
}

void addScalar(Facts &facts, const QString &name, const QJsonValue &value)
{
    const QString text = scalarText(value);
    if (!text.isEmpty())
        facts.append({knownName(name), text, true});
}

} // namespace

Facts ofTls(const QByteArray &tls)
{
    const QJsonObject object = QJsonDocument::fromJson(tls).object();
    const QStringList first{QStringLiteral("protocol"), QStringLiteral("cipher"), QStringLiteral("bits"),
                            QStringLiteral("alpn")};
    const QStringList own{QStringLiteral("verified"), QStringLiteral("chain")};
    Facts facts;
    for (const QString &name : first)
        addScalar(facts, name, object.value(name));
    if (object.contains(own.first()))
        addVerified(facts, object.value(own.first()));
    addChain(facts, object.value(own.last()).toArray());
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!first.contains(it.key()) && !own.contains(it.key()))
            addScalar(facts, it.key(), it.value());
    }
    return facts;
}

} // namespace framewatch::EntryFacts
