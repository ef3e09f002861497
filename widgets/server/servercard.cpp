// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/servercard.h"

#include "widgets/server/servercontrol.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>

namespace framewatch {

namespace {

constexpr int DotSize = 12;

} // namespace

ServerCard::ServerCard(Theme &theme, ServerControl &control, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_control(control)
    , m_dot(Parts::label())
    , m_url(Parts::label({}, StyleHint::Mono))
    , m_facts(Parts::wrappingLabel({}, StyleHint::Secondary))
    , m_toggle(Parts::button({}, StyleHint::Quiet))
{
    StyleHint::set(this, StyleHint::Card);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Local server"));
    setToolTip(tr("Rule, greeting, clients and traffic of the local server"));
    m_dot->setFixedSize(DotSize, DotSize);
    StyleHint::set(m_url, StyleHint::Secondary);

    auto *top = Parts::bare<QHBoxLayout>(Metrics::Grid + 2);
    top->addWidget(m_dot);
    top->addWidget(Parts::label(tr("Local server"), StyleHint::Heading), 1);
    top->addWidget(m_toggle);
    auto *column = Parts::bare<QVBoxLayout>(2, this);
    column->setContentsMargins(10, 5, 5, 10);
    column->addLayout(top);
    column->addWidget(m_url);
    column->addWidget(m_facts);

    connect(m_toggle, &QPushButton::clicked, this, [this] {
        if (m_control.isRunning())
            m_control.stop();
        else
            m_control.start();
    });
    connect(&control, &ServerControl::changed, this, &ServerCard::refresh);
    connect(&control, &ServerControl::figuresChanged, this, &ServerCard::refreshFigures);
    connect(&theme, &Theme::changed, this, &ServerCard::refresh);
    refresh();
}

void ServerCard::refresh()
{
    const bool running = m_control.isRunning();
    const QIcon icon = running ? m_theme.icon(QStringLiteral("state-open"), ThemeRole::Open)
                               : m_theme.icon(QStringLiteral("state-idle"), ThemeRole::Secondary);
    m_dot->setPixmap(icon.pixmap(QSize(DotSize, DotSize), devicePixelRatioF()));
    m_toggle->setText(running ? tr("Stop") : tr("Start"));
    m_toggle->setAccessibleName(running ? tr("Stop the local server") : tr("Start the local server"));
    // As many lines in either state: the button stays where it was clicked.
    m_url->setText(running ? m_control.server().url() : tr("not running"));
    refreshFigures();
}

void ServerCard::refreshFigures()
{
    const QString error = m_control.errorText();
    StyleHint::set(m_facts, StyleHint::ErrorText, !error.isEmpty());
    StyleHint::set(m_facts, StyleHint::Secondary, error.isEmpty());
    if (!error.isEmpty())
        m_facts->setText(error);
    else if (m_control.isRunning())
        m_facts->setText(tr("%1 · %2").arg(m_control.ruleTitle(), m_control.clientsText()));
    else
        m_facts->setText(tr("%1 · %2").arg(m_control.ruleTitle(), m_control.placeText()));
}

void ServerCard::mouseReleaseEvent(QMouseEvent *event)
{
    QFrame::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT opened();
}

void ServerCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT opened();
    else
        QFrame::keyPressEvent(event);
}

} // namespace framewatch
