// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/segmentedchoice.h"

#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QButtonGroup>

namespace framewatch {

namespace {

const char *placeOf(int index, qsizetype count)
{
    if (index == 0)
        return StyleHint::SegmentFirst;
    return index == count - 1 ? StyleHint::SegmentLast : StyleHint::SegmentMiddle;
}

} // namespace

SegmentedChoice::SegmentedChoice(const QStringList &names, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    for (int i = 0; i < names.size(); ++i) {
        auto *button = new QToolButton;
        button->setText(names[i]);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        StyleHint::set(button, placeOf(i, names.size()));
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    setCurrent(0);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on)
            Q_EMIT chosen(index);
    });
}

int SegmentedChoice::current() const
{
    return m_group->checkedId();
}

void SegmentedChoice::setCurrent(int index)
{
    const QSignalBlocker quiet(m_group);
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

} // namespace framewatch
