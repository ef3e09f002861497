// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/profilesdelegate.h"

#include "widgets/profiles/profilesmodel.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QLineEdit>
#include <QPainter>

namespace framewatch {

namespace {

constexpr int MarkSize = 12;
constexpr int TextLeft = Metrics::Margin + MarkSize + 4;
constexpr int MostCharacters = 200;

} // namespace

ProfilesDelegate::ProfilesDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize ProfilesDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, RowHeight};
}

void ProfilesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_theme.color(ThemeRole::Selection));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, m_theme.color(ThemeRole::Hover));
    if (ProfilesModel::kindOf(index) == ProfilesModel::Kind::Folder)
        paintFolder(painter, option, index);
    else
        paintProfile(painter, option, index);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(m_theme.color(ThemeRole::Accent));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

void ProfilesDelegate::paintFolder(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QRect &row = option.rect;
    const bool open = option.state & QStyle::State_Open;
    const QRect mark(row.left() + Metrics::Margin, row.center().y() - MarkSize / 2 + 1, MarkSize, MarkSize);
    m_theme
        .icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), ThemeRole::Secondary)
        .paint(painter, mark);
    QFont font = m_theme.captionFont();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(m_theme.color(ThemeRole::Secondary));
    const QRect text = row.adjusted(TextLeft, 0, -Metrics::Margin, 0);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

void ProfilesDelegate::paintProfile(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const QRect &row = option.rect;
    const bool broken = ProfilesModel::kindOf(index) == ProfilesModel::Kind::Broken;
    const bool open = index.data(ProfilesModel::OpenRole).toBool();
    const QRect mark(row.left() + Metrics::Margin, row.center().y() - MarkSize / 2 + 1, MarkSize, MarkSize);
    if (broken)
        m_theme.icon(QStringLiteral("warning"), ThemeRole::WaitingText).paint(painter, mark);
    else
        m_theme
            .icon(open ? QStringLiteral("state-open") : QStringLiteral("state-idle"),
                  open ? ThemeRole::Open : ThemeRole::Secondary)
            .paint(painter, mark);
    QRect text = row.adjusted(TextLeft, 0, -Metrics::Margin, 0);
    if (index.data(ProfilesModel::UrlRole).toString().startsWith(QLatin1String("wss://"))) {
        painter->setFont(m_theme.captionFont());
        painter->setPen(m_theme.color(ThemeRole::Secondary));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("wss"));
        text.setRight(text.right() - Metrics::Gap -
                      QFontMetrics(m_theme.captionFont()).horizontalAdvance(QStringLiteral("wss")));
    }
    painter->setFont(m_theme.uiFont());
    painter->setPen(m_theme.color(broken ? ThemeRole::Secondary : ThemeRole::Text));
    painter->drawText(
        text, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(m_theme.uiFont()).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

QWidget *ProfilesDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                        const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setMaxLength(MostCharacters);
    editor->setAccessibleName(tr("Name"));
    StyleHint::set(editor, StyleHint::Tool);
    return editor;
}

void ProfilesDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                            const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(TextLeft - Metrics::Gap - 1, 0, -Metrics::Grid, 0));
}

} // namespace framewatch
