// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/leaksearch.h"

#include "tests/app/program.h"

#include <QDirIterator>
#include <QFile>
#include <QUrl>

namespace framewatch::test::LeakSearch {

QList<QByteArray> formsOf(const QString &secret)
{
    const QByteArray utf8 = secret.toUtf8();
    QString json = secret;
    json.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    QString ascii;
    for (const QChar c : std::as_const(json))
        ascii += c.unicode() < 128 ? QString(c)
                                   : QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    QList<QByteArray> forms{utf8,
                            json.toUtf8(),
                            ascii.toUtf8(),
                            QUrl::toPercentEncoding(secret),
                            QUrl::toPercentEncoding(secret).toLower(),
                            QUrl::toPercentEncoding(secret, QByteArrayLiteral("/?&=+"))};
    for (int shift = 0; shift < 3;
         ++shift) { // Base64 in its three alignments, without the ends that its neighbours share
        const QByteArray encoded = (QByteArray(shift, 'x') + utf8).toBase64(QByteArray::OmitTrailingEquals);
        forms.append(encoded.mid(4, (encoded.size() - 5) / 4 * 4 - 4));
    }
    return forms;
}

QStringList placesOf(const QByteArray &needle, const Program &program)
{
    QStringList places;
    if (program.output().contains(needle))
        places.append(QStringLiteral("standard output"));
    if (program.errors().contains(needle))
        places.append(QStringLiteral("standard error"));
    return places + placesIn(needle, program.folder());
}

QStringList placesIn(const QByteArray &needle, const QString &folder)
{
    QStringList places;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(QLatin1String(".secret"))) // the token file itself
            continue;
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(needle))
            places.append(file.fileName());
    }
    return places;
}

QStringList leaksIn(const QString &secret, const QString &folder)
{
    QStringList sentences;
    for (const QByteArray &form : formsOf(secret)) {
        for (const QString &place : placesIn(form, folder))
            sentences.append(QString::fromUtf8(form) + QStringLiteral(" stands in ") + place);
    }
    return sentences;
}

QStringList leaks(const QString &secret, const Program &program)
{
    QStringList sentences;
    for (const QByteArray &form : formsOf(secret)) {
        for (const QString &place : placesOf(form, program))
            sentences.append(QString::fromUtf8(form) + QStringLiteral(" stands in ") + place);
    }
    return sentences;
}

} // namespace framewatch::test::LeakSearch
