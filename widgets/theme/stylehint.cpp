// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/stylehint.h"

#include <QStringList>
#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace framewatch::StyleHint {

namespace {

// One property for all hints: a style sheet looks up each property it names, by name, on every widget.
constexpr char Property[] = "look";

QStringList hintsOf(const QWidget *widget)
{
    return widget->property(Property).toString().split(u' ', Qt::SkipEmptyParts);
}

} // namespace

bool has(const QWidget *widget, const char *hint)
{
    return hintsOf(widget).contains(QLatin1String(hint));
}

void set(QWidget *widget, const char *hint, bool on)
{
    QStringList hints = hintsOf(widget);
    const QString word = QString::fromLatin1(hint);
    if (hints.contains(word) == on)
        return;
    if (on)
        hints.append(word);
    else
        hints.removeAll(word);
    widget->setProperty(Property, hints.join(u' '));
    polishAgain(widget);
}

void polishAgain(QWidget *widget)
{
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return; // it will be before it is shown
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace framewatch::StyleHint
