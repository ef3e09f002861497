// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/banner.h"

#include "widgets/theme/elidinglabel.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace framewatch {

namespace {

constexpr int WidestTitle = 560;

struct ToneLook
{
    const char *hint;
    const char *icon;
    ThemeRole role;
};

ToneLook lookOf(Banner::Tone tone)
{
    switch (tone) {
    case Banner::Tone::Waiting:
        return {StyleHint::BannerWaiting, "state-waiting", ThemeRole::WaitingText};
    case Banner::Tone::Error:
        return {StyleHint::BannerError, "error", ThemeRole::Error};
    case Banner::Tone::Info:
        break;
    }
    return {StyleHint::BannerInfo, "info", ThemeRole::Accent};
}

} // namespace

Banner::Banner(Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(Parts::label())
    , m_title(new ElidingLabel)
    , m_detail(Parts::wrappingLabel({}))
    , m_row(Parts::bare<QHBoxLayout>(Metrics::Gap, this))
{
    m_row->setContentsMargins(Metrics::Margin, Metrics::Grid + 1, Metrics::Margin, Metrics::Grid + 2);
    m_row->addWidget(m_icon, 0, Qt::AlignVCenter);
    m_row->addWidget(m_title, 0);
    m_row->addWidget(m_detail, 1);
    StyleHint::set(m_title, StyleHint::Heading);
    m_icon->setFixedSize(Metrics::Icon, Metrics::Icon);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setMinimumHeight(Metrics::Field + 6);
    setTone(Tone::Info);
    connect(&theme, &Theme::changed, this, &Banner::drawIcon);
    hide();
}

void Banner::setTone(Tone tone)
{
    StyleHint::set(this, lookOf(m_tone).hint, false);
    m_tone = tone;
    StyleHint::set(this, lookOf(m_tone).hint);
    for (QPushButton *button : findChildren<QPushButton *>())
        StyleHint::polishAgain(button);
    for (QLabel *label : {static_cast<QLabel *>(m_title), m_detail}) {
        StyleHint::set(label, StyleHint::WaitingText, tone == Tone::Waiting);
        StyleHint::set(label, StyleHint::ErrorText, tone == Tone::Error && label == m_title);
    }
    drawIcon();
}

void Banner::say(const QString &title, const QString &detail)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    fitTexts();
    show();
}

void Banner::fitTexts()
{
    const bool isOneLine = m_tone == Tone::Waiting;
    const bool isAlone = m_detail->text().isEmpty();
    m_title->setWordWrap(!isOneLine);
    m_detail->setWordWrap(!isOneLine);
    m_row->setStretchFactor(m_title, isAlone ? 1 : 0);
    // What wraps would take as little room as it can: a short sentence stands in one line, and its detail
    // follows at once.
    const int needed = m_title->fontMetrics().horizontalAdvance(m_title->text()) + Metrics::Gap;
    m_title->setMinimumWidth(isOneLine || isAlone ? 0 : qMin(needed, WidestTitle));
}

QString Banner::title() const
{
    return m_title->text();
}

QString Banner::detail() const
{
    return m_detail->text();
}

QPushButton *Banner::addButton(const QString &text)
{
    QPushButton *button = Parts::button(text, StyleHint::Small);
    m_row->addWidget(button, 0, Qt::AlignVCenter);
    return button;
}

void Banner::addDismiss()
{
    auto *cross = new QToolButton;
    cross->setIcon(m_theme.icon(QStringLiteral("close"), ThemeRole::Secondary));
    cross->setToolTip(tr("Hide"));
    cross->setAccessibleName(tr("Hide"));
    cross->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(cross, 0, Qt::AlignVCenter);
    connect(cross, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
}

void Banner::drawIcon()
{
    const ToneLook look = lookOf(m_tone);
    m_icon->setPixmap(m_theme.icon(QString::fromLatin1(look.icon), look.role)
                          .pixmap(QSize(Metrics::Icon, Metrics::Icon), devicePixelRatioF()));
}

} // namespace framewatch
