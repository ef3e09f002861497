// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/parts.h"

#include "widgets/theme/theme.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVariant>

namespace framewatch::Parts {

QLabel *label(const QString &text, const char *hint)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    if (hint)
        label->setProperty(hint, true);
    return label;
}

QLabel *wrappingLabel(const QString &text, const char *hint)
{
    QLabel *wrapping = label(text, hint);
    wrapping->setWordWrap(true);
    return wrapping;
}

QFrame *line(Qt::Orientation orientation)
{
    auto *line = new QFrame;
    line->setProperty("fwLine", true);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

QPushButton *button(const QString &text, const char *hint)
{
    auto *button = new QPushButton(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoDefault(false);
    if (hint)
        button->setProperty(hint, true);
    return button;
}

void setHint(QWidget *widget, const char *hint, const QVariant &value)
{
    if (widget->property(hint) == value)
        return;
    widget->setProperty(hint, value);
    polishAgain(widget);
}

void polishAgain(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace framewatch::Parts
