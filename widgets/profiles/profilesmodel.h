// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The profiles as a tree: those in no folder first, then the folders.
#pragma once

#include "model/core/result.h"

#include <QAbstractItemModel>
#include <QSet>

#include <memory>
#include <vector>

namespace framewatch {

class ProfileStore;

/// One column. Names are edited in place (and show a little later), profiles are dragged to their place; the
/// store does it, and what it refuses comes out as failed(). GUI thread.
class ProfilesModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Folder, Profile, Broken };
    enum Role : int { KindRole = Qt::UserRole, IdRole, FolderRole, UrlRole, OpenRole };

    /// store must outlive it.
    explicit ProfilesModel(ProfileStore &store, QObject *parent = nullptr);
    ~ProfilesModel() override;

    /// Only what matches all words, and the folders it is in; empty: everything.
    void setFilter(const QString &words);
    /// Profiles whose connection is open in some tab.
    void setOpen(const QSet<QString> &ids);

    static Kind kindOf(const QModelIndex &index);
    static QString idOf(const QModelIndex &index);     ///< of a profile; else empty
    static QString folderOf(const QModelIndex &index); ///< the folder itself, or the one it is in
    QModelIndex indexOf(const QString &id) const;
    QModelIndex indexOfFolder(const QString &name) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void failed(const framewatch::Error &error);
    void succeeded(); ///< what the user did

private:
    struct Node;

    void rebuild();
    const Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    bool report(const Result<bool> &result);

    ProfileStore &m_store;
    QString m_filter;
    QSet<QString> m_open;
    bool m_isEditing = false;
    std::unique_ptr<Node> m_root;
};

} // namespace framewatch
