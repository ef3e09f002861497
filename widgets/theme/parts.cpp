// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/parts.h"

#include "widgets/theme/stylehint.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace framewatch::Parts {

QLabel *label(const QString &text, const char *hint)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    if (hint)
        StyleHint::set(label, hint);
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
    StyleHint::set(line, StyleHint::Line);
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
        StyleHint::set(button, hint);
    return button;
}

} // namespace framewatch::Parts
