// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/urlfield.h"

#include "widgets/connection/statelook.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>

namespace framewatch {

namespace {

constexpr int ArrowWidth = 30;
constexpr int LongestItem = 110; // characters of a URL in the menu

/// An ampersand in a menu's text would be taken for a mnemonic.
QString menuText(const QString &url)
{
    QString text = url.size() > LongestItem ? url.left(LongestItem - 1) + u'…' : url;
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

UrlField::UrlField(Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_warning(Parts::label({}, StyleHint::ErrorText))
    , m_history(new QMenu(this))
{
    StyleHint::set(this, StyleHint::Mono);
    StyleHint::set(this, StyleHint::Url);
    setPlaceholderText(tr("ws://host:port/path"));
    setAccessibleName(tr("Server URL"));
    m_state = addAction(theme.icon(QStringLiteral("state-idle"), ThemeRole::Secondary), LeadingPosition);
    m_arrow = addAction(theme.icon(QStringLiteral("chevron-down"), ThemeRole::Secondary), TrailingPosition);
    m_arrow->setToolTip(tr("Recent URLs (Alt+Down)"));
    connect(m_arrow, &QAction::triggered, this, &UrlField::openHistory);
    m_warning->setParent(this);
    m_warning->hide();
    m_history->setFont(theme.monoFont());
}

void UrlField::setLook(const StateLook &look)
{
    m_state->setIcon(m_theme.icon(look.icon, look.role));
    m_state->setToolTip(look.word);
}

void UrlField::setHistory(const QStringList &urls)
{
    m_history->clear();
    m_arrow->setVisible(!urls.isEmpty());
    for (const QString &url : urls) {
        QAction *item = m_history->addAction(menuText(url));
        connect(item, &QAction::triggered, this, [this, url] { Q_EMIT historyChosen(url); });
    }
}

void UrlField::setWarning(const QString &text, const QString &toolTip)
{
    m_warning->setText(text);
    m_warning->setToolTip(toolTip);
    m_warning->setVisible(!text.isEmpty());
    placeWarning();
}

void UrlField::setInvalid(bool invalid)
{
    StyleHint::set(this, StyleHint::Invalid, invalid);
}

void UrlField::openHistory()
{
    if (m_history->isEmpty())
        return;
    m_history->setMinimumWidth(width());
    m_history->popup(mapToGlobal(QPoint(0, height() + Metrics::Grid)));
}

void UrlField::placeWarning()
{
    const QSize size = m_warning->sizeHint();
    m_warning->setGeometry(width() - ArrowWidth - size.width(), (height() - size.height()) / 2, size.width(),
                           size.height());
    setTextMargins(0, 0, m_warning->text().isEmpty() ? 0 : size.width() + Metrics::Gap, 0);
}

void UrlField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeWarning();
}

void UrlField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && (event->modifiers() == Qt::AltModifier || text().isEmpty()))
        openHistory();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace framewatch
