// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/sendbutton.h"

#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace framewatch {

namespace {

constexpr int Padding = 14;
constexpr qreal HintOpacity = 0.85;

QString shortcutHint()
{
#ifdef Q_OS_MACOS
    return QStringLiteral("⌘↵");
#else
    return QStringLiteral("Ctrl+↵");
#endif
}

} // namespace

SendButton::SendButton(Theme &theme, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_hint(shortcutHint())
{
    StyleHint::set(this, StyleHint::Accent);
}

QFont SendButton::hintFont() const
{
    return m_theme.captionFont();
}

int SendButton::textWidth() const
{
    return fontMetrics().horizontalAdvance(text());
}

int SendButton::hintWidth() const
{
    return QFontMetrics(hintFont()).horizontalAdvance(m_hint);
}

QSize SendButton::sizeHint() const
{
    return {Padding * 2 + textWidth() + Metrics::Grid * 3 / 2 + hintWidth(), Metrics::Field};
}

void SendButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);

    const QColor color = m_theme.color(isEnabled() ? ThemeRole::OnAccent : ThemeRole::Secondary);
    painter.setPen(color);
    painter.drawText(rect().adjusted(Padding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(hintFont());
    painter.setOpacity(HintOpacity);
    painter.drawText(rect().adjusted(0, 0, -Padding, 0), Qt::AlignRight | Qt::AlignVCenter, m_hint);
}

} // namespace framewatch
