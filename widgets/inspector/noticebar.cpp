// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/noticebar.h"

#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace framewatch {

NoticeBar::NoticeBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QHBoxLayout(this))
    , m_label(new QLabel(this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setObjectName(QStringLiteral("notice"));
    m_layout->setContentsMargins(Metrics::Margin, Metrics::Grid, Metrics::Grid, Metrics::Grid + 1);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_label, 1);
    m_loadAll = addButton(tr("Load all"), "noticeLoadAll");
    m_save = addButton(tr("Save…"), "noticeSave");
    connect(m_loadAll, &QPushButton::clicked, this, &NoticeBar::loadAllRequested);
    connect(m_save, &QPushButton::clicked, this, &NoticeBar::saveRequested);
    setMinimumHeight(33);
    hide();
}

QPushButton *NoticeBar::addButton(const QString &text, const char *name)
{
    auto *button = new QPushButton(text, this);
    StyleHint::set(button, StyleHint::Quiet);
    button->setObjectName(QLatin1String(name));
    button->hide();
    m_layout->addWidget(button, 0, Qt::AlignTop);
    return button;
}

void NoticeBar::setText(const QString &text, Tone tone)
{
    m_label->setText(text);
    StyleHint::set(m_label, StyleHint::ErrorText, tone == Tone::Error);
    StyleHint::set(m_label, StyleHint::Secondary, tone == Tone::Info);
    setVisible(!text.isEmpty());
}

QString NoticeBar::text() const
{
    return m_label->text();
}

void NoticeBar::setActions(bool loadAll, bool save)
{
    m_loadAll->setVisible(loadAll);
    m_save->setVisible(save);
}

QWidget *NoticeBar::lastButton() const
{
    return m_save;
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ThemeRole::EventRow));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(ThemeRole::Line));
}

} // namespace framewatch
