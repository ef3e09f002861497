// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tabstrip.h"

#include "widgets/session/tabpage.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace framewatch {

namespace {

constexpr int WidestText = 212; // a host, its port and a state

/// Shortened here, so that tabs scroll before they become unreadable. An ampersand would be taken for a
/// mnemonic.
QString tabText(const QString &title, const QFontMetrics &metrics)
{
    return metrics.elidedText(title, Qt::ElideMiddle, WidestText).replace(u'&', QStringLiteral("&&"));
}

} // namespace

TabStrip::TabStrip(Theme &theme, QStackedWidget &stack, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_stack(stack)
    , m_bar(new QTabBar)
{
    setFixedHeight(Height);
    m_bar->setObjectName(QStringLiteral("tabs"));
    StyleHint::set(m_bar, StyleHint::WindowTabs);
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setFocusPolicy(Qt::TabFocus);
    m_bar->setMovable(true);
    m_bar->setTabsClosable(true);
    m_bar->setElideMode(Qt::ElideNone);
    m_bar->setIconSize({Metrics::Icon, Metrics::Icon});
    m_bar->setAccessibleName(tr("Connections"));
    m_bar->installEventFilter(this);
    auto *add = new QToolButton;
    add->setIcon(theme.icon(QStringLiteral("add"), ThemeRole::Secondary));
    add->setIconSize({Metrics::Icon, Metrics::Icon});
    add->setToolTip(tr("New tab (Ctrl+T)"));
    add->setAccessibleName(tr("New tab"));
    add->setFocusPolicy(Qt::TabFocus);

    auto *row = Parts::bare<QHBoxLayout>(Metrics::Grid, this);
    row->setContentsMargins(Metrics::Gap, 0, Metrics::Gap, 0);
    row->addWidget(m_bar, 0, Qt::AlignBottom);
    row->addWidget(add, 0, Qt::AlignVCenter);
    row->addStretch(1);

    connect(add, &QToolButton::clicked, this, &TabStrip::newRequested);
    connect(m_bar, &QTabBar::tabCloseRequested, this,
            [this](int index) { Q_EMIT closeRequested(page(index)); });
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        if (TabPage *front = page(index))
            m_stack.setCurrentWidget(front);
        Q_EMIT currentChanged(page(index));
    });
}

int TabStrip::addPage(TabPage *page)
{
    m_stack.addWidget(page);
    const int index = m_bar->addTab(QString());
    m_bar->setTabData(index, QVariant::fromValue<QWidget *>(page));
    draw(page);
    connect(page, &TabPage::looksChanged, this, [this, page] { draw(page); });
    if (m_bar->count() == 1) // the bar said so before the page was known
        Q_EMIT currentChanged(page);
    m_stack.setCurrentWidget(current());
    return index;
}

void TabStrip::removePage(TabPage *page)
{
    page->disconnect(this);
    const int index = indexOf(page);
    if (index >= 0)
        m_bar->removeTab(index);
    m_stack.removeWidget(page);
}

void TabStrip::setCurrent(TabPage *page)
{
    m_bar->setCurrentIndex(indexOf(page));
}

TabPage *TabStrip::current() const
{
    return page(m_bar->currentIndex());
}

TabPage *TabStrip::page(int index) const
{
    return qobject_cast<TabPage *>(m_bar->tabData(index).value<QWidget *>());
}

int TabStrip::count() const
{
    return m_bar->count();
}

void TabStrip::step(int by)
{
    if (count() > 0)
        m_bar->setCurrentIndex((m_bar->currentIndex() + by + count()) % count());
}

bool TabStrip::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int index = m_bar->tabAt(mouse->position().toPoint());
        if (mouse->button() == Qt::MiddleButton && index >= 0) {
            Q_EMIT closeRequested(page(index));
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

void TabStrip::draw(TabPage *page)
{
    const int index = indexOf(page);
    if (index < 0)
        return;
    const StateLook look = page->look();
    const QString text = tabText(page->title(), m_bar->fontMetrics());
    if (m_bar->tabText(index) != text) // setting it lays the bar out again
        m_bar->setTabText(index, text);
    m_bar->setTabIcon(index, m_theme.icon(look.icon, look.role));
    m_bar->setTabToolTip(index, page->toolTipText());
    m_bar->setAccessibleTabName(index, page->title() + QStringLiteral(", ") + look.word);
}

int TabStrip::indexOf(const TabPage *page) const
{
    for (int i = 0; i < m_bar->count(); ++i) {
        if (this->page(i) == page)
            return i;
    }
    return -1;
}

} // namespace framewatch
