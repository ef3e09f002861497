// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/filterbar.h"

#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <chrono>

using namespace std::chrono_literals;

namespace framewatch {

namespace {

constexpr int RowMargin = 6; // 28 px field in a 40 px row with its line
constexpr auto NoteTime = 4s;

QPushButton *quietButton(const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    StyleHint::set(button, StyleHint::Quiet);
    button->setToolTip(tip);
    return button;
}

} // namespace

FilterBar::FilterBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_message(new QLabel(this))
    , m_pause(quietButton(tr("Pause"), tr("Hold the table; the capture goes on"), this))
    , m_clear(quietButton(tr("Clear"), tr("Hide the rows so far; the capture keeps them"), this))
{
    buildField();
    StyleHint::set(m_count, StyleHint::Secondary);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setObjectName(QStringLiteral("logCount"));
    m_pause->setCheckable(true);
    m_pause->setObjectName(QStringLiteral("logPause"));
    m_clear->setObjectName(QStringLiteral("logClear"));
    m_message->setObjectName(QStringLiteral("logMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setContentsMargins(Metrics::Margin, 0, Metrics::Margin, Metrics::Gap);
    m_message->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 1);
    layout->setSpacing(0);
    layout->addWidget(buildRow());
    layout->addWidget(m_message);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(DebounceMs);
    m_noteTimer.setSingleShot(true);
    m_noteTimer.setInterval(NoteTime);
    connect(&m_debounce, &QTimer::timeout, this, &FilterBar::submit);
    connect(&m_noteTimer, &QTimer::timeout, m_message, &QWidget::hide);
    connect(m_pause, &QPushButton::toggled, this, &FilterBar::retitlePause);
    connect(m_pause, &QPushButton::toggled, this, &FilterBar::pauseToggled);
    connect(m_clear, &QPushButton::clicked, this, &FilterBar::clearRequested);
}

QWidget *FilterBar::buildRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(Metrics::Margin, RowMargin, Metrics::Margin, RowMargin - 1);
    layout->setSpacing(Metrics::Gap);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_pause);
    layout->addWidget(m_clear);
    return row;
}

void FilterBar::buildField()
{
    StyleHint::set(m_field, StyleHint::Mono);
    StyleHint::set(m_field, StyleHint::Tool);
    m_field->setObjectName(QStringLiteral("logFilter"));
    m_field->setPlaceholderText(tr("Filter: text, type:text, dir:sent"));
    m_field->setAccessibleName(tr("Filter the log"));
    m_field->installEventFilter(this);
    m_clearAction = m_field->addAction(m_theme.icon(QStringLiteral("close"), ThemeRole::Secondary),
                                       QLineEdit::TrailingPosition);
    m_clearAction->setToolTip(tr("Show all rows (Esc)"));
    m_clearAction->setVisible(false);
    connect(m_clearAction, &QAction::triggered, this, [this] { setFilter({}); });
    connect(m_field, &QLineEdit::returnPressed, this, &FilterBar::submit);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_clearAction->setVisible(!text.isEmpty());
        m_debounce.start();
    });
}

QString FilterBar::filter() const
{
    return m_field->text();
}

void FilterBar::setFilter(const QString &text)
{
    m_field->setText(text);
    submit();
}

void FilterBar::focusFilter()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool FilterBar::isPaused() const
{
    return m_pause->isChecked();
}

void FilterBar::setCountText(const QString &text)
{
    m_count->setText(text);
}

void FilterBar::setError(const QString &sentence)
{
    m_noteTimer.stop();
    showMessage(sentence, true);
    StyleHint::set(m_field, StyleHint::Invalid, !sentence.isEmpty());
}

void FilterBar::showNote(const QString &sentence)
{
    showMessage(sentence, false);
    m_noteTimer.start();
}

void FilterBar::showMessage(const QString &sentence, bool error)
{
    StyleHint::set(m_message, StyleHint::ErrorText, error);
    StyleHint::set(m_message, StyleHint::Secondary, !error);
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void FilterBar::retitlePause(bool paused)
{
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setToolTip(paused ? tr("Show what came meanwhile") : tr("Hold the table; the capture goes on"));
}

void FilterBar::submit()
{
    m_debounce.stop();
    if (m_field->text() == m_submitted)
        return;
    m_submitted = m_field->text();
    setError({});
    Q_EMIT filterEdited(m_submitted);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
        setFilter({});
        return true;
    }
    if (key == Qt::Key_Escape || key == Qt::Key_Down) {
        Q_EMIT leaveRequested();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ThemeRole::Window));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(ThemeRole::Line));
}

} // namespace framewatch
