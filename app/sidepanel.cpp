// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sidepanel.h"

#include "widgets/profiles/profilespanel.h"
#include "widgets/server/servercard.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace framewatch {

namespace {

constexpr int RowHeight = 28;
constexpr int MostRows = 5; // shown at once; the rest scrolls

/// The address without its scheme; "wss" stands at the right as a caption.
class UrlDelegate final : public QStyledItemDelegate
{
public:
    UrlDelegate(Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, RowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, m_theme.color(ThemeRole::Selection));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, m_theme.color(ThemeRole::Hover));
        QString url = index.data().toString();
        const bool secure = url.startsWith(QLatin1String("wss://"));
        url = url.section(QStringLiteral("://"), 1);
        QRect text = option.rect.adjusted(Metrics::Margin, 0, -Metrics::Margin, 0);
        if (secure)
            text.setRight(drawScheme(painter, text));
        painter->setFont(m_theme.uiFont());
        painter->setPen(m_theme.color(ThemeRole::Text));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                          QFontMetrics(m_theme.uiFont()).elidedText(url, Qt::ElideMiddle, text.width()));
        if (option.state & QStyle::State_HasFocus)
            drawFocus(painter, option.rect);
    }

private:
    int drawScheme(QPainter *painter, const QRect &rect) const
    {
        const QString scheme = QStringLiteral("wss");
        painter->setFont(m_theme.captionFont());
        painter->setPen(m_theme.color(ThemeRole::Secondary));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, scheme);
        return rect.right() - QFontMetrics(m_theme.captionFont()).horizontalAdvance(scheme) - Metrics::Gap;
    }

    void drawFocus(QPainter *painter, const QRect &rect) const
    {
        painter->setPen(m_theme.color(ThemeRole::Accent));
        painter->drawRect(rect.adjusted(0, 0, -1, -1));
    }

    Theme &m_theme;
};

} // namespace

SidePanel::SidePanel(Theme &theme, ServerControl &control, ProfilesPanel &profiles, QWidget *parent)
    : QWidget(parent)
    , m_model(new QStringListModel(this))
    , m_list(new QListView)
    , m_hint(Parts::wrappingLabel(tr("Addresses you connect to are listed here"), StyleHint::Caption))
{
    setFixedWidth(Width);
    QLabel *heading = Parts::label(tr("Recent"), StyleHint::Caption);
    StyleHint::set(heading, StyleHint::Heading);
    heading->setContentsMargins(Metrics::Margin, Metrics::Margin, Metrics::Margin, Metrics::Grid + 2);
    m_hint->setContentsMargins(Metrics::Margin, 0, Metrics::Margin, 0);
    auto *card = new ServerCard(theme, control);
    auto *cardRow = Parts::bare<QVBoxLayout>();
    cardRow->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Margin,
                                Metrics::Margin + Metrics::Grid);
    cardRow->addWidget(card);

    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addWidget(&profiles, 1);
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addWidget(heading);
    column->addWidget(m_hint);
    column->addWidget(m_list);
    column->addLayout(cardRow);

    m_list->setModel(m_model);
    m_list->setItemDelegate(new UrlDelegate(theme, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setAccessibleName(tr("Recent addresses"));
    StyleHint::set(m_list, StyleHint::Side);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &i) { Q_EMIT urlChosen(i.data().toString()); });
    // Not activated(): a double click would choose twice.
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *enter = new QShortcut(key, m_list, nullptr, nullptr, Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this] {
            if (m_list->currentIndex().isValid())
                Q_EMIT urlChosen(m_list->currentIndex().data().toString());
        });
    }
    connect(m_list, &QWidget::customContextMenuRequested, this, &SidePanel::showMenu);
    connect(card, &ServerCard::opened, this, &SidePanel::serverOpened);
    connect(&theme, &Theme::changed, m_list, [this] { m_list->viewport()->update(); });
}

void SidePanel::setUrls(const QStringList &urls)
{
    m_hint->setVisible(urls.isEmpty());
    if (m_model->stringList() != urls)
        m_model->setStringList(urls);
    m_list->setFixedHeight(RowHeight * int(qMin<qsizetype>(urls.size(), MostRows)));
}

void SidePanel::setCurrentUrl(const QString &url)
{
    const qsizetype row = m_model->stringList().indexOf(url);
    if (row < 0)
        m_list->clearSelection();
    else
        m_list->selectionModel()->setCurrentIndex(m_model->index(int(row)),
                                                  QItemSelectionModel::ClearAndSelect);
}

void SidePanel::showMenu(const QPoint &position)
{
    const QString url = m_list->indexAt(position).data().toString();
    if (url.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Connect")), &QAction::triggered, this,
            [this, url] { Q_EMIT urlChosen(url); });
    connect(menu->addAction(tr("Remove from the list")), &QAction::triggered, this,
            [this, url] { Q_EMIT urlRemoved(url); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace framewatch
