// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/connectiondialog.h"

#include "widgets/connection/banner.h"
#include "widgets/connection/requestpreview.h"
#include "widgets/connection/settingssections.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/questionbar.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

namespace framewatch {

namespace {

constexpr int ListWidth = 160;
constexpr int PreviewHeight = 166;
constexpr QSize FirstSize{880, 740};
constexpr QSize ScreenMargin{40, 60}; // its title bar and some room

} // namespace

ConnectionDialog::ConnectionDialog(Theme &theme, const ConnectionSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_list(new QListWidget)
    , m_pages(new QStackedWidget)
    , m_preview(new RequestPreview)
    , m_apply(Parts::button(tr("Apply"), StyleHint::Accent))
    , m_question(new QuestionBar)
    , m_refusal(new Banner(theme))
    , m_reload(m_refusal->addButton(tr("Reload")))
    , m_overwrite(m_refusal->addButton(tr("Overwrite")))
    , m_note(Parts::wrappingLabel({}, StyleHint::Caption))
{
    setWindowTitle(tr("Connection settings"));
    for (SettingsSection *section : makeSettingsSections(theme))
        addSection(section);
    layOut();
    m_apply->setDefault(true);
    m_refusal->setTone(Banner::Tone::Error);
    connect(m_apply, &QPushButton::clicked, this, &ConnectionDialog::apply);
    connect(m_reload, &QPushButton::clicked, this, &ConnectionDialog::reloadRequested);
    connect(m_overwrite, &QPushButton::clicked, this,
            [this] { finish(&ConnectionDialog::overwriteRequested); });
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_list->setCurrentRow(0);
    m_checkSoon.setSingleShot(true);
    connect(&m_checkSoon, &QTimer::timeout, this, &ConnectionDialog::check);
    start();
}

void ConnectionDialog::addSection(SettingsSection *section)
{
    section->load(m_settings);
    // Many edits in one turn of the event loop are one check.
    connect(section, &SettingsSection::edited, &m_checkSoon, qOverload<>(&QTimer::start));
    connect(section, &SettingsSection::edited, this, [this] { m_isTouched = true; });
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    StyleHint::set(section, StyleHint::Panel);
    scroll->setWidget(section);
    m_pages->addWidget(scroll);
    m_list->addItem(section->title());
    m_sections.push_back(section);
}

void ConnectionDialog::layOut()
{
    m_list->setFixedWidth(ListWidth);
    m_list->setIconSize({Metrics::Icon, Metrics::Icon});
    m_list->setAccessibleName(tr("Sections"));
    StyleHint::set(m_list, StyleHint::Side);
    StyleHint::set(m_list, StyleHint::Sections);

    auto *split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(m_pages);
    split->addWidget(m_preview);
    split->setStretchFactor(0, 1);
    split->setSizes({FirstSize.height() - PreviewHeight, PreviewHeight});

    auto *middle = Parts::bare<QHBoxLayout>();
    auto *left = Parts::bare<QVBoxLayout>();
    left->setContentsMargins(0, Metrics::Gap, 0, 0);
    left->addWidget(m_list);
    middle->addLayout(left);
    middle->addWidget(Parts::line(Qt::Vertical));
    middle->addWidget(split, 1);

    QPushButton *cancel = Parts::button(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap);
    row->setContentsMargins(Metrics::Margin, Metrics::Gap + 2, Metrics::Margin, Metrics::Margin);
    setNote({});
    row->addWidget(m_note, 1);
    row->addWidget(cancel);
    row->addWidget(m_apply);

    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addLayout(middle, 1);
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addWidget(m_question);
    column->addWidget(m_refusal);
    column->addLayout(row);
    resize(FirstSize.boundedTo(screen()->availableSize() - ScreenMargin));
}

int ConnectionDialog::check()
{
    int first = -1;
    for (size_t i = 0; i < m_sections.size(); ++i) {
        const SettingsProblems problems = m_sections.at(i)->store(m_settings);
        m_sections.at(i)->showProblems(problems);
        markSection(int(i), !problems.isEmpty());
        if (first < 0 && !problems.isEmpty())
            first = int(i);
    }
    m_preview->show(m_settings);
    return first;
}

void ConnectionDialog::markSection(int at, bool isWrong)
{
    QListWidgetItem *item = m_list->item(at);
    item->setIcon(isWrong ? m_theme.icon(QStringLiteral("warning"), ThemeRole::Error) : QIcon());
    item->setToolTip(isWrong ? tr("Something here cannot be used") : QString());
}

void ConnectionDialog::showSection(const QString &title)
{
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->text() == title)
            m_list->setCurrentRow(i);
    }
}

QString ConnectionDialog::currentSection() const
{
    return m_list->currentItem()->text();
}

void ConnectionDialog::setSettings(const ConnectionSettings &settings)
{
    m_settings = settings;
    for (SettingsSection *section : m_sections)
        section->load(settings);
    m_refusal->hide();
    m_question->hide();
    start();
}

void ConnectionDialog::start()
{
    m_checkSoon.stop();
    check();
    m_unedited = m_settings;
    m_isTouched = false;
}

bool ConnectionDialog::isEdited()
{
    m_checkSoon.stop();
    const bool isWrong = check() >= 0; // then not all that was typed is in the settings
    return m_settings != m_unedited || (isWrong && m_isTouched);
}

void ConnectionDialog::reject()
{
    if (!isEdited())
        return QDialog::reject();
    m_question->ask(tr("Apply what was changed?"), {}, {tr("Discard"), [this] { QDialog::reject(); }},
                    {tr("Apply"), [this] { apply(); }});
}

void ConnectionDialog::setNote(const QString &text)
{
    m_note->setText(text.isEmpty()
                        ? tr("Reconnect and keep-alive count at once, the rest from the next connection on")
                        : text);
}

void ConnectionDialog::refuse(const QString &sentence)
{
    m_isRefused = true;
    m_reload->hide();
    m_overwrite->hide();
    m_refusal->say(tr("Not kept."), sentence);
}

void ConnectionDialog::refuseChanged(const QString &sentence)
{
    refuse(sentence);
    m_reload->show();
    m_overwrite->show();
}

void ConnectionDialog::apply()
{
    finish(&ConnectionDialog::applied);
}

void ConnectionDialog::finish(void (ConnectionDialog::*signal)(const ConnectionSettings &))
{
    m_question->hide();
    m_checkSoon.stop();
    if (const int wrong = check(); wrong >= 0) {
        m_list->setCurrentRow(wrong);
        return;
    }
    m_isRefused = false;
    Q_EMIT(this->*signal)(m_settings);
    if (m_isRefused)
        return;
    m_refusal->hide();
    accept();
}

} // namespace framewatch
