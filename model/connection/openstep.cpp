// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/openstep.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace framewatch {

namespace {

// The value at "$.a.b[0]"; Undefined if there is none.
QJsonValue valueAt(const QJsonDocument &document, const QString &path)
{
    static const QRegularExpression step(QStringLiteral(R"(\.?([^.\[\]]+)|\[(\d+)\])"));
    QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    qsizetype at = path.startsWith(u'$') ? 1 : 0;
    while (at < path.size()) {
        const auto match = step.match(path, at, QRegularExpression::NormalMatch,
                                      QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return QJsonValue::Undefined;
        const QStringView index = match.capturedView(2);
        value = index.isEmpty() ? value[match.captured(1)] : value[index.toInt()];
        at = match.capturedEnd();
    }
    return value;
}

bool isSame(const QJsonValue &found, const QString &wanted)
{
    if (found.isString() && found.toString() == wanted)
        return true;
    // As JSON it needs a document round it.
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray("[" + wanted.toUtf8() + "]"));
    const QJsonArray list = document.array();
    return list.size() == 1 && list.first() == found;
}

} // namespace

bool ReplyMatch::matches(const QByteArray &utf8) const
{
    switch (kind) {
    case Kind::Any:
        return true;
    case Kind::Contains:
        return utf8.contains(value.toUtf8());
    case Kind::Json:
        break;
    }
    const QJsonDocument document = QJsonDocument::fromJson(utf8);
    return !document.isNull() && isSame(valueAt(document, path), value);
}

QString ReplyMatch::describe() const
{
    switch (kind) {
    case Kind::Any:
        break;
    case Kind::Contains:
        return tr("a text that contains “%1”").arg(value);
    case Kind::Json:
        return tr("JSON with %1 = %2").arg(path, value);
    }
    return tr("a message");
}

} // namespace framewatch
