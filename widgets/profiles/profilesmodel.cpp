// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/profilesmodel.h"

#include "model/settings/profilestore.h"

#include <QMimeData>

#include <algorithm>

namespace framewatch {

namespace {

const QString MimeType = QStringLiteral("application/x-framewatch-profile");

} // namespace

struct ProfilesModel::Node
{
    Kind kind = Kind::Folder;
    QString id;
    QString folder;
    QString name;
    QString url;
    QString reason;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    Node *add(Kind itsKind, const QString &itsFolder, const QString &itsName)
    {
        auto node = std::make_unique<Node>();
        node->kind = itsKind;
        node->folder = itsFolder;
        node->name = itsName;
        node->parent = this;
        children.push_back(std::move(node));
        return children.back().get();
    }

    const Node *find(const std::function<bool(const Node &)> &wanted) const
    {
        for (const auto &child : children) {
            if (wanted(*child))
                return child.get();
            if (const Node *found = child->find(wanted))
                return found;
        }
        return nullptr;
    }
};

ProfilesModel::ProfilesModel(ProfileStore &store, QObject *parent)
    : QAbstractItemModel(parent)
    , m_store(store)
    , m_root(std::make_unique<Node>())
{
    connect(&store, &ProfileStore::changed, this, [this] {
        if (m_isEditing) // the view still has its editor at the old index
            QMetaObject::invokeMethod(this, &ProfilesModel::rebuild, Qt::QueuedConnection);
        else
            rebuild();
    });
    rebuild();
}

ProfilesModel::~ProfilesModel() = default;

void ProfilesModel::setFilter(const QString &words)
{
    if (words.trimmed() == m_filter)
        return;
    m_filter = words.trimmed();
    rebuild();
}

void ProfilesModel::setOpen(const QSet<QString> &ids)
{
    const QSet<QString> before = std::exchange(m_open, ids);
    for (const QString &id : (before - ids) + (ids - before)) {
        if (const QModelIndex index = indexOf(id); index.isValid())
            Q_EMIT dataChanged(index, index, {OpenRole});
    }
}

void ProfilesModel::rebuild()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    QHash<QString, Node *> folders{{QString(), m_root.get()}};
    const auto folderNode = [&](const QString &name) {
        Node *&node = folders[name];
        if (!node)
            node = m_root->add(Kind::Folder, name, name);
        return node;
    };
    const QList<Profile> profiles = m_store.profiles();
    const QList<BrokenProfile> broken = m_store.broken();
    QStringList order{QString()};
    order += m_store.folders();
    for (const QString &folder : std::as_const(order)) {
        if (m_filter.isEmpty())
            folderNode(folder);
        for (const Profile &profile : profiles) {
            if (profile.folder != folder || !ProfileStore::matches(profile, m_filter))
                continue;
            Node *node = folderNode(folder)->add(Kind::Profile, folder, profile.name);
            node->id = profile.id;
            node->url = profile.settings.url;
        }
        for (const BrokenProfile &file : broken) {
            if (file.folder == folder && file.name.contains(m_filter, Qt::CaseInsensitive))
                folderNode(folder)->add(Kind::Broken, folder, file.name)->reason = file.reason;
        }
    }
    endResetModel();
}

const ProfilesModel::Node *ProfilesModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex ProfilesModel::indexOf(const Node *node) const
{
    if (!node || node == m_root.get())
        return {};
    const auto &siblings = node->parent->children;
    const auto at = std::find_if(siblings.begin(), siblings.end(),
                                 [&](const auto &other) { return other.get() == node; });
    return createIndex(int(at - siblings.begin()), 0, node);
}

ProfilesModel::Kind ProfilesModel::kindOf(const QModelIndex &index)
{
    return Kind(index.data(KindRole).toInt());
}

QString ProfilesModel::idOf(const QModelIndex &index)
{
    return index.data(IdRole).toString();
}

QString ProfilesModel::folderOf(const QModelIndex &index)
{
    return index.data(FolderRole).toString();
}

QModelIndex ProfilesModel::indexOf(const QString &id) const
{
    return indexOf(
        m_root->find([&](const Node &node) { return node.kind == Kind::Profile && node.id == id; }));
}

QModelIndex ProfilesModel::indexOfFolder(const QString &name) const
{
    return indexOf(
        m_root->find([&](const Node &node) { return node.kind == Kind::Folder && node.name == name; }));
}

QModelIndex ProfilesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[size_t(row)].get());
}

QModelIndex ProfilesModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(nodeOf(index)->parent) : QModelIndex();
}

int ProfilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int ProfilesModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ProfilesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return node->name;
    case Qt::ToolTipRole:
        return node->kind == Kind::Broken ? node->reason : node->url;
    case Qt::AccessibleTextRole:
        if (node->kind == Kind::Broken)
            return tr("%1, cannot be used: %2").arg(node->name, node->reason);
        return node->kind == Kind::Folder ? tr("Folder %1").arg(node->name) : node->name;
    case KindRole:
        return int(node->kind);
    case IdRole:
        return node->id;
    case FolderRole:
        return node->folder;
    case UrlRole:
        return node->url;
    case OpenRole:
        return m_open.contains(node->id);
    default:
        return {};
    }
}

bool ProfilesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const Node *node = nodeOf(index);
    m_isEditing = true;
    const Result<bool> renamed = node->kind == Kind::Folder
                                     ? m_store.renameFolder(node->name, value.toString())
                                     : m_store.rename(node->id, value.toString());
    m_isEditing = false;
    return report(renamed);
}

bool ProfilesModel::report(const Result<bool> &result)
{
    if (result)
        Q_EMIT succeeded();
    else
        Q_EMIT failed(result.error());
    return result.ok();
}

Qt::ItemFlags ProfilesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    switch (nodeOf(index)->kind) {
    case Kind::Folder:
        return usual | Qt::ItemIsEditable | Qt::ItemIsDropEnabled;
    case Kind::Profile:
        return usual | Qt::ItemIsEditable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    case Kind::Broken:
        break;
    }
    return usual | Qt::ItemNeverHasChildren;
}

QStringList ProfilesModel::mimeTypes() const
{
    return {MimeType};
}

QMimeData *ProfilesModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty() || idOf(indexes.first()).isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(MimeType, idOf(indexes.first()).toUtf8());
    return data;
}

bool ProfilesModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                                 const QModelIndex &parent)
{
    const QString id = QString::fromUtf8(data->data(MimeType));
    if (action != Qt::MoveAction || id.isEmpty())
        return false;
    const Node *folder = nodeOf(parent);
    QString before;
    for (size_t i = size_t(std::max(row, 0)); row >= 0 && i < folder->children.size() && before.isEmpty();
         ++i)
        before = folder->children[i]->id; // what is no profile has none
    return report(m_store.move(id, QString(folder->name), before));
}

} // namespace framewatch
