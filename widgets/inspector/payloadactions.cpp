// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/payloadactions.h"

#include "model/format/hexdump.h"
#include "model/format/jsonformat.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace framewatch::PayloadActions {

QString copyText(const Entry &entry, MetaLine::Copy what)
{
    switch (what) {
    case MetaLine::Copy::Payload:
        return entry.kind == EntryKind::Binary ? HexDump::hex(entry.payload)
                                               : QString::fromUtf8(entry.payload);
    case MetaLine::Copy::Pretty:
        return QString::fromUtf8(JsonFormat::pretty(entry.payload));
    case MetaLine::Copy::Hex:
        return HexDump::hex(entry.payload);
    case MetaLine::Copy::Base64:
        return QString::fromLatin1(entry.payload.toBase64());
    }
    return {};
}

QString save(const Entry &entry, const QString &path)
{
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(entry.payload) == entry.payload.size() && file.commit();
    if (written)
        return {};
    return QCoreApplication::translate("PayloadActions", "Could not write %1: %2")
        .arg(path, file.errorString());
}

QString suggestedName(const Entry &entry, bool json)
{
    const QString extension = entry.kind == EntryKind::Binary ? QStringLiteral("bin")
                              : json                          ? QStringLiteral("json")
                                                              : QStringLiteral("txt");
    return QStringLiteral("message-%1.%2").arg(entry.id).arg(extension);
}

} // namespace framewatch::PayloadActions
