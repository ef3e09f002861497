// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/profilestree.h"

#include "widgets/profiles/profilesdelegate.h"
#include "widgets/profiles/profilesmodel.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace framewatch {

ProfilesTree::ProfilesTree(Theme &theme, ProfilesModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(new ProfilesDelegate(theme, this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setExpandsOnDoubleClick(false); // a click does it
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Profiles"));
    StyleHint::set(this, StyleHint::Side);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { rememberCurrent(); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { restore(); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_restoring)
            m_closed.insert(ProfilesModel::folderOf(index));
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_restoring)
            m_closed.remove(ProfilesModel::folderOf(index));
    });
    connect(&theme, &Theme::changed, this, [this] { viewport()->update(); });
    restore();
}

void ProfilesTree::setCurrent(const QString &id)
{
    if (state() == EditingState) // another current row would end the editor
        return;
    const QModelIndex index = m_model.indexOf(id);
    if (index.isValid())
        setCurrentIndex(index);
    else
        clearSelection();
}

void ProfilesTree::rename(const QModelIndex &index)
{
    if (!(index.flags() & Qt::ItemIsEditable))
        return;
    setCurrentIndex(index);
    scrollTo(index);
    edit(index);
}

void ProfilesTree::rememberCurrent()
{
    m_currentId =
        selectionModel()->isSelected(currentIndex()) ? ProfilesModel::idOf(currentIndex()) : QString();
}

void ProfilesTree::restore()
{
    m_restoring = true;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        setExpanded(index, !m_closed.contains(ProfilesModel::folderOf(index)));
    }
    m_restoring = false;
    if (const QModelIndex index = m_model.indexOf(m_currentId); index.isValid())
        setCurrentIndex(index);
}

void ProfilesTree::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (ProfilesModel::kindOf(index) == ProfilesModel::Kind::Profile)
        Q_EMIT profileChosen(ProfilesModel::idOf(index));
    else if (ProfilesModel::kindOf(index) == ProfilesModel::Kind::Folder)
        setExpanded(index, !isExpanded(index));
    else
        Q_EMIT brokenChosen(index);
}

void ProfilesTree::keyPressEvent(QKeyEvent *event)
{
    if (state() == EditingState) // what the name's editor leaves over: a Return that ends it, for one
        return event->accept();
    const QModelIndex index = currentIndex();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(index);
    else if (event->modifiers() == Qt::AltModifier &&
             (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        Q_EMIT stepRequested(ProfilesModel::idOf(index), event->key() == Qt::Key_Up ? -1 : 1);
    else if (event->key() == Qt::Key_F2)
        rename(index);
    else if (event->key() == Qt::Key_Delete && index.isValid())
        Q_EMIT deleteRequested(index);
    else if (event->key() == Qt::Key_Menu ||
             (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier))
        Q_EMIT customContextMenuRequested(visualRect(index).center());
    else
        QTreeView::keyPressEvent(event);
}

void ProfilesTree::mousePressEvent(QMouseEvent *event)
{
    m_pressed = indexAt(event->position().toPoint());
    QTreeView::mousePressEvent(event);
}

void ProfilesTree::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool wasDrag = state() == DraggingState;
    QTreeView::mouseReleaseEvent(event);
    const bool isClick =
        !wasDrag && event->button() == Qt::LeftButton && index.isValid() && index == m_pressed;
    m_pressed = QModelIndex();
    if (isClick && ProfilesModel::kindOf(index) != ProfilesModel::Kind::Profile)
        choose(index);
}

void ProfilesTree::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    m_pressed = index;
    if (event->button() == Qt::LeftButton && index.isValid() &&
        ProfilesModel::kindOf(index) == ProfilesModel::Kind::Profile)
        choose(index);
}

} // namespace framewatch
