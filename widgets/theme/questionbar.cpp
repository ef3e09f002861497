// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/questionbar.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace framewatch {

QuestionBar::QuestionBar(QWidget *parent)
    : QFrame(parent)
    , m_question(Parts::wrappingLabel({}, StyleHint::Heading))
    , m_detail(Parts::wrappingLabel({}))
    , m_first(Parts::button({}, StyleHint::Small))
    , m_second(Parts::button({}, StyleHint::Small))
{
    StyleHint::set(this, StyleHint::BannerWaiting);
    auto *texts = Parts::bare<QVBoxLayout>();
    for (QLabel *label : {m_question, m_detail}) {
        StyleHint::set(label, StyleHint::WaitingText);
        texts->addWidget(label);
    }
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap, this);
    row->setContentsMargins(Metrics::Margin, Metrics::Grid + 1, Metrics::Margin, Metrics::Grid + 2);
    row->addLayout(texts, 1);
    row->addWidget(m_first, 0, Qt::AlignVCenter);
    row->addWidget(m_second, 0, Qt::AlignVCenter);
    connect(m_first, &QPushButton::clicked, this, [this] { answer(m_answers[0].run); });
    connect(m_second, &QPushButton::clicked, this, [this] { answer(m_answers[1].run); });
    hide();
}

void QuestionBar::ask(const QString &question, const QString &detail, const Answer &first,
                      const Answer &second)
{
    m_answers[0] = first;
    m_answers[1] = second;
    m_question->setText(question);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_first->setText(first.text);
    m_second->setText(second.text);
    show();
    m_second->setFocus();
}

void QuestionBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    for (QPushButton *button : {m_first, m_second}) {
        if (isEnter && button == focusWidget())
            return button->click();
    }
    QFrame::keyPressEvent(event);
}

void QuestionBar::answer(const std::function<void()> &run)
{
    hide();
    if (const std::function<void()> chosen = run) // a copy: it may ask again
        chosen();
}

} // namespace framewatch
