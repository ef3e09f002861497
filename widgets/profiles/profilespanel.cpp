// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/profilespanel.h"

#include "model/settings/profilestore.h"
#include "widgets/profiles/environmentchooser.h"
#include "widgets/profiles/pastecommanddialog.h"
#include "widgets/profiles/profilesmodel.h"
#include "widgets/profiles/profilestree.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace framewatch {

namespace {

/// An ampersand in a menu's text would be taken for a mnemonic.
QString menuText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

ProfilesPanel::ProfilesPanel(Theme &theme, ProfileStore &profiles, EnvironmentStore &environments,
                             QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_profiles(profiles)
    , m_model(new ProfilesModel(profiles, this))
    , m_tree(new ProfilesTree(theme, *m_model))
    , m_search(new QLineEdit)
    , m_new(new QToolButton)
    , m_hint(Parts::wrappingLabel({}, StyleHint::Caption))
    , m_error(Parts::wrappingLabel({}, StyleHint::ErrorText))
{
    layOut(theme, environments);
    wire();
    refreshHint();
}

void ProfilesPanel::layOut(Theme &theme, EnvironmentStore &environments)
{
    StyleHint::set(m_search, StyleHint::Tool);
    m_search->setPlaceholderText(tr("Search profiles"));
    m_search->setAccessibleName(tr("Search profiles"));
    m_search->setClearButtonEnabled(true);
    m_new->setObjectName(QStringLiteral("new"));
    m_new->setIcon(theme.icon(QStringLiteral("add"), ThemeRole::Secondary));
    m_new->setToolTip(tr("New profile or folder"));
    m_new->setAccessibleName(tr("New profile or folder"));
    m_new->setFixedSize(Metrics::ToolField, Metrics::ToolField);
    auto *top = Parts::bare<QHBoxLayout>(Metrics::Grid);
    top->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Gap, Metrics::Gap);
    top->addWidget(m_search, 1);
    top->addWidget(m_new);
    for (QLabel *label : {m_hint, m_error}) {
        label->setContentsMargins(Metrics::Margin, 0, Metrics::Margin, Metrics::Gap);
        label->hide();
    }
    auto *chooser = new EnvironmentChooser(theme, environments);
    chooser->layout()->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Gap, Metrics::Gap);

    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addLayout(top);
    column->addWidget(m_error);
    column->addWidget(m_hint);
    column->addWidget(m_tree, 1);
    column->addWidget(chooser);
}

void ProfilesPanel::wire()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        refreshHint();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { // into the list, to the first that was found
        m_tree->setFocus();
        for (QModelIndex index = m_model->index(0, 0); index.isValid(); index = m_tree->indexBelow(index)) {
            if (!ProfilesModel::idOf(index).isEmpty())
                return m_tree->setCurrentIndex(index);
        }
    });
    connect(m_new, &QToolButton::clicked, this,
            [this] { popUp(newMenu(), m_new->mapToGlobal(QPoint(0, m_new->height()))); });
    connect(m_tree, &ProfilesTree::profileChosen, this, [this](const QString &id) {
        m_error->hide();
        Q_EMIT connectRequested(id);
    });
    connect(m_tree, &ProfilesTree::stepRequested, this, &ProfilesPanel::step);
    connect(m_tree, &ProfilesTree::brokenChosen, this, [this](const QModelIndex &index) {
        showError(tr("“%1” cannot be used, and stays as it is: %2")
                      .arg(index.data().toString(), index.data(Qt::ToolTipRole).toString()));
    });
    connect(m_tree, &ProfilesTree::deleteRequested, this, &ProfilesPanel::askDelete);
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        popUp(menuFor(m_tree->indexAt(position)), m_tree->viewport()->mapToGlobal(position));
    });
    connect(m_model, &ProfilesModel::failed, this, [this](const Error &error) { showError(error.message); });
    connect(m_model, &ProfilesModel::succeeded, m_error, &QWidget::hide);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ProfilesPanel::refreshHint);
}

void ProfilesPanel::refreshHint()
{
    const bool empty = m_model->rowCount() == 0;
    m_hint->setText(m_search->text().isEmpty()
                        ? tr("Save a tab as a profile to keep its settings under a name")
                        : tr("No profile has that in its name, folder or address"));
    m_hint->setVisible(empty);
}

void ProfilesPanel::setOpen(const QSet<QString> &ids, const QString &front)
{
    m_model->setOpen(ids);
    m_tree->setCurrent(front);
}

void ProfilesPanel::setCanSave(bool can)
{
    m_canSave = can;
}

void ProfilesPanel::setOwnProfile(const QString &name)
{
    m_ownProfile = name;
}

void ProfilesPanel::rename(const QString &id)
{
    m_search->clear();
    m_tree->rename(m_model->indexOf(id));
}

void ProfilesPanel::showError(const QString &message)
{
    m_error->setText(message);
    m_error->setVisible(!message.isEmpty());
}

void ProfilesPanel::report(const Result<bool> &result)
{
    showError(result ? QString() : result.error().message);
}

QString ProfilesPanel::currentFolder() const
{
    const bool chosen = m_tree->selectionModel()->isSelected(m_tree->currentIndex());
    return chosen ? ProfilesModel::folderOf(m_tree->currentIndex()) : QString();
}

void ProfilesPanel::addTo(QMenu &menu, const QString &text, const std::function<void()> &run,
                          const char *keys)
{
    QAction *action = menu.addAction(text);
    if (*keys) // the tree hears the key itself
        action->setText(text + u'\t' +
                        QKeySequence(QString::fromLatin1(keys)).toString(QKeySequence::NativeText));
    connect(action, &QAction::triggered, this, [this, run] {
        m_error->hide();
        run();
    });
}

void ProfilesPanel::popUp(std::unique_ptr<QMenu> menu, const QPoint &place)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu.release()->popup(place);
}

std::unique_ptr<QMenu> ProfilesPanel::newMenu()
{
    auto menu = std::make_unique<QMenu>(this);
    fillNewMenu(*menu, currentFolder());
    return menu;
}

std::unique_ptr<QMenu> ProfilesPanel::menuFor(const QModelIndex &index)
{
    auto menu = std::make_unique<QMenu>(this);
    if (index.isValid() && ProfilesModel::kindOf(index) == ProfilesModel::Kind::Profile)
        fillProfileMenu(*menu, ProfilesModel::idOf(index));
    else if (index.isValid() && ProfilesModel::kindOf(index) == ProfilesModel::Kind::Folder)
        fillFolderMenu(*menu, ProfilesModel::folderOf(index));
    else
        fillNewMenu(*menu, index.isValid() ? ProfilesModel::folderOf(index) : QString());
    return menu;
}

void ProfilesPanel::fillNewMenu(QMenu &menu, const QString &folder)
{
    addTo(menu, tr("Save this tab as a profile"), [this, folder] { Q_EMIT saveTabRequested(folder); });
    menu.actions().constLast()->setEnabled(m_canSave);
    if (!m_ownProfile.isEmpty())
        addTo(menu, tr("Save this tab to “%1”").arg(menuText(m_ownProfile)),
              [this] { Q_EMIT keepTabRequested(); });
    addTo(menu, tr("Paste command…"), [this, folder] { pasteCommand(folder); });
    menu.addSeparator();
    addTo(menu, tr("New folder"), [this] { newFolder(); });
}

void ProfilesPanel::fillProfileMenu(QMenu &menu, const QString &id)
{
    addTo(
        menu, tr("Connect"), [this, id] { Q_EMIT connectRequested(id); }, "Return");
    addTo(menu, tr("Edit…"), [this, id] { Q_EMIT editRequested(id); });
    menu.addSeparator();
    addTo(menu, tr("Duplicate"), [this, id] { Q_EMIT duplicateRequested(id); });
    addTo(
        menu, tr("Rename"), [this, id] { rename(id); }, "F2");
    addTo(
        menu, tr("Move up"), [this, id] { step(id, -1); }, "Alt+Up");
    addTo(
        menu, tr("Move down"), [this, id] { step(id, 1); }, "Alt+Down");
    menu.addMenu(moveMenu(menu, id));
    menu.addMenu(copyMenu(menu, id));
    menu.addSeparator();
    addTo(
        menu, tr("Delete…"), [this, id] { Q_EMIT deleteRequested(id); }, "Del");
}

void ProfilesPanel::fillFolderMenu(QMenu &menu, const QString &folder)
{
    addTo(
        menu, tr("Rename"), [this, folder] { m_tree->rename(m_model->indexOfFolder(folder)); }, "F2");
    addTo(
        menu, tr("Delete the empty folder"), [this, folder] { report(m_profiles.removeFolder(folder)); },
        "Del");
    menu.actions().constLast()->setEnabled(m_model->rowCount(m_model->indexOfFolder(folder)) == 0);
    menu.addSeparator();
    fillNewMenu(menu, folder);
}

QMenu *ProfilesPanel::moveMenu(QMenu &parent, const QString &id)
{
    auto *menu = new QMenu(tr("Move to folder"), &parent);
    const QString now = m_profiles.find(id).value_or(Profile()).folder;
    const auto add = [&](const QString &title, const QString &folder) {
        addTo(*menu, menuText(title), [this, id, folder] { report(m_profiles.move(id, folder)); });
        menu->actions().constLast()->setEnabled(folder != now);
    };
    add(tr("No folder"), {});
    for (const QString &folder : m_profiles.folders())
        add(folder, folder);
    menu->addSeparator();
    addTo(*menu, tr("New folder"), [this, id] { newFolder(id); });
    return menu;
}

QMenu *ProfilesPanel::copyMenu(QMenu &parent, const QString &id)
{
    auto *menu = new QMenu(tr("Copy as"), &parent);
    auto *secret = new QMenu(tr("With tokens and passwords"), menu);
    for (const CommandExport::Target target : CommandExport::Targets) {
        const QString title = CommandExport::title(target);
        addTo(*menu, title, [this, id, target] { Q_EMIT copyRequested(id, target, false); });
        addTo(*secret, title, [this, id, target] { Q_EMIT copyRequested(id, target, true); });
    }
    menu->addSeparator();
    menu->addMenu(secret);
    return menu;
}

void ProfilesPanel::step(const QString &id, int by)
{
    const std::optional<Profile> profile = m_profiles.find(id);
    if (!profile)
        return;
    QStringList row;
    for (const Profile &other : m_profiles.profiles()) {
        if (other.folder == profile->folder)
            row.append(other.id);
    }
    const qsizetype at = row.indexOf(id);
    if (at + by < 0 || at + by >= row.size())
        return;
    report(m_profiles.move(id, profile->folder, row.value(by < 0 ? at - 1 : at + 2)));
}

void ProfilesPanel::askDelete(const QModelIndex &index)
{
    if (ProfilesModel::kindOf(index) == ProfilesModel::Kind::Profile)
        Q_EMIT deleteRequested(ProfilesModel::idOf(index));
    else if (ProfilesModel::kindOf(index) == ProfilesModel::Kind::Folder)
        report(m_profiles.removeFolder(ProfilesModel::folderOf(index)));
}

void ProfilesPanel::newFolder(const QString &id)
{
    const QStringList taken = m_profiles.folders();
    QString name = tr("New folder");
    for (int i = 2; taken.contains(name, Qt::CaseInsensitive); ++i)
        name = tr("New folder %1").arg(i);
    m_search->clear();
    const Result<bool> made = m_profiles.addFolder(name);
    if (!made)
        return report(made);
    if (!id.isEmpty())
        report(m_profiles.move(id, name));
    m_tree->rename(m_model->indexOfFolder(name));
}

void ProfilesPanel::pasteCommand(const QString &folder)
{
    auto *dialog = new PasteCommandDialog(m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasteCommandDialog::pasted, this,
            [this, folder](const QString &name, const ConnectionSettings &settings) {
                Q_EMIT commandPasted(folder, name, settings);
            });
    dialog->open();
}

} // namespace framewatch
