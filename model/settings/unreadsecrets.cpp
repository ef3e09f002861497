// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/unreadsecrets.h"

#include "model/settings/settingssecrets.h"

#include <QRegularExpression>

#include <algorithm>

namespace framewatch {

namespace {

bool isSameButText(OpenStep a, OpenStep b)
{
    for (OpenStep *step : {&a, &b}) {
        step->text.clear();
        step->match.path.clear();
        step->match.value.clear();
    }
    return a == b;
}

/// Whether the step that stood at a place surely still is the one there.
bool isStepInPlace(qsizetype at, const QList<OpenStep> &before, const QList<OpenStep> &changed)
{
    if (at >= before.size() || at >= changed.size() || !isSameButText(before[at], changed[at]))
        return false;
    if (before.size() != changed.size()) // more or fewer after it
        return std::equal(before.begin(), before.begin() + at, changed.begin());
    for (qsizetype i = 0; i < before.size(); ++i) { // another order would leave its empty text elsewhere
        if (changed[i].text.isEmpty() && !before[i].text.isEmpty())
            return false;
    }
    return true;
}

qsizetype countOf(const QByteArray &lowerName, const QList<HeaderRow> &headers)
{
    return std::count_if(headers.begin(), headers.end(),
                         [&](const HeaderRow &row) { return row.name.toLower() == lowerName; });
}

/// Another name for a header, or another order of two with the same name. One that was deleted may go.
bool isHeaderInPlace(const QByteArray &lowerName, const QList<HeaderRow> &before,
                     const QList<HeaderRow> &changed)
{
    return countOf(lowerName, before) == countOf(lowerName, changed) || changed.size() < before.size();
}

Error moved(const QString &what)
{
    return {
        ErrorCode::Invalid,
        UnreadSecrets::tr("%1 holds a secret that the keychain does not give now: type it anew, or leave its "
                          "name and place as they are")
            .arg(what),
        {}};
}

} // namespace

Result<QStringList> UnreadSecrets::kept(const QStringList &names, const ConnectionSettings &before,
                                        const ConnectionSettings &changed)
{
    static const QRegularExpression step(QStringLiteral(R"(\AopenSteps\.(\d+)\.)"));
    static const QRegularExpression header(QStringLiteral(R"(\Aheader:(.*?)(:\d+)?\z)"));
    QStringList kept;
    for (const QString &name : names) {
        if (const auto match = step.match(name); match.hasMatch()) {
            const qsizetype at = match.captured(1).toLongLong();
            if (!isStepInPlace(at, before.openSteps, changed.openSteps))
                return moved(tr("Step %1 at open").arg(at + 1));
        } else if (const auto row = header.match(name); row.hasMatch()) {
            if (!isHeaderInPlace(row.captured(1).toUtf8(), before.headers, changed.headers))
                return moved(tr("The header “%1”").arg(row.captured(1)));
        }
        if (SettingsSecrets::hasPlace(changed, name))
            kept.append(name);
    }
    return kept;
}

} // namespace framewatch
