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

QStringList listOf(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray listed = value.toArray();
    for (const QJsonValue &one : listed)
        list.append(one.toString());
    return list;
}

void addVerdict(Facts &facts, const QJsonObject &tls)
{
    const bool verified = tls.value(key(u"verified")).toBool();
    const bool pinned = tls.value(key(u"pinned")).toBool();
    facts.append({Words::tr("Certificate"),
                  verified ? Words::tr("verified")
                  : pinned ? Words::tr("trusted by its fingerprint")
                           : Words::tr("NOT verified"),
                  false, !verified && !pinned});
    for (const QString &error : listOf(tls.value(key(u"errors"))))
        facts.append({Words::tr("Verification"), error, false, !pinned});
}

void addIfKnown(Facts &facts, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        facts.append({name, value, true});
}

void addCertificate(Facts &facts, const QJsonObject &certificate, int number)
{
    facts.append({number == 0 ? Words::tr("Issued to") : Words::tr("… signed by"),
                  certificate.value(key(u"subject")).toString()});
    if (const QString issuer = certificate.value(key(u"issuer")).toString(); !issuer.isEmpty())
        facts.append({Words::tr("Issued by"), issuer});
    const QString from = certificate.value(key(u"from")).toString().left(10);
    if (!from.isEmpty())
        facts.append({Words::tr("Valid"),
                      Words::tr("%1 to %2").arg(from, certificate.value(key(u"to")).toString().left(10)),
                      true});
    addIfKnown(facts, Words::tr("Names"),
               listOf(certificate.value(key(u"names"))).join(QStringLiteral(", ")));
    addIfKnown(facts, Words::tr("Key"), certificate.value(key(u"key")).toString());
    addIfKnown(facts, Words::tr("Serial number"), certificate.value(key(u"serial")).toString());
    addIfKnown(facts, Words::tr("SHA-256"), certificate.value(key(u"sha256")).toString());
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
    const QStringList own{QStringLiteral("verified"), QStringLiteral("pinned"), QStringLiteral("errors"),
                          QStringLiteral("chain")};
    Facts facts;
    for (const QString &name : first)
        addScalar(facts, name, object.value(name));
    if (object.contains(own.first()))
        addVerdict(facts, object);
    addChain(facts, object.value(own.last()).toArray());
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!first.contains(it.key()) && !own.contains(it.key()))
            addScalar(facts, it.key(), it.value());
    }
    return facts;
}

} // namespace framewatch::EntryFacts
