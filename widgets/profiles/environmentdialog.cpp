// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/environmentdialog.h"

#include "model/settings/environmentstore.h"
#include "widgets/profiles/variablesmodel.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/questionbar.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>

namespace framewatch {

namespace {

constexpr int ListWidth = 170;
constexpr int SecretWidth = 70;
constexpr int NameWidth = 170;
constexpr QSize FirstSize{680, 420};
constexpr int IdRole = Qt::UserRole;

/// Hides what is typed as a secret's value.
class ValueDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        auto *line = qobject_cast<QLineEdit *>(editor);
        const QModelIndex secret = index.siblingAtColumn(VariablesModel::Secret);
        if (line && secret.data(Qt::CheckStateRole).toInt() == Qt::Checked)
            line->setEchoMode(QLineEdit::PasswordEchoOnEdit);
        if (editor)
            StyleHint::set(editor, StyleHint::Tool);
        return editor;
    }
};

} // namespace

EnvironmentDialog::EnvironmentDialog(Theme &theme, EnvironmentStore &store, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_variables(new VariablesModel(this))
    , m_list(new QListWidget)
    , m_table(new QTableView)
    , m_error(Parts::wrappingLabel({}, StyleHint::ErrorText))
    , m_question(new QuestionBar)
    , m_keychain(Parts::wrappingLabel({}, StyleHint::Caption))
    , m_broken(Parts::wrappingLabel({}, StyleHint::WaitingText))
    , m_add(Parts::button(tr("Add"), StyleHint::Quiet))
    , m_remove(Parts::button(tr("Delete"), StyleHint::Quiet))
    , m_removeVariable(Parts::button(tr("Remove variable"), StyleHint::Quiet))
{
    setWindowTitle(tr("Environments"));
    layOut(theme);
    wire();
    fillList();
    showEnvironment(m_store.chosen());
    if (m_shown.isEmpty() && m_list->count() > 0)
        m_list->setCurrentRow(0);
}

void EnvironmentDialog::layOut(Theme &theme)
{
    StyleHint::set(m_list, StyleHint::Side);
    StyleHint::set(m_list, StyleHint::Sections);
    m_list->setFixedWidth(ListWidth);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setAccessibleName(tr("Environments"));
    StyleHint::set(m_table, StyleHint::Fields);
    m_table->setModel(m_variables);
    m_table->setItemDelegateForColumn(VariablesModel::Value, new ValueDelegate(m_table));
    m_table->setAccessibleName(tr("Variables"));
    m_table->setFont(theme.monoFont());
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Metrics::Field);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(VariablesModel::Value, QHeaderView::Stretch);
    m_table->setColumnWidth(VariablesModel::Name, NameWidth);
    m_table->setColumnWidth(VariablesModel::Secret, SecretWidth);

    auto *listTools = Parts::bare<QHBoxLayout>(0);
    listTools->addWidget(m_add);
    listTools->addWidget(m_remove);
    listTools->addStretch(1);
    auto *left = Parts::bare<QVBoxLayout>();
    left->addWidget(m_list, 1);
    left->addLayout(listTools);
    auto *tableTools = Parts::bare<QHBoxLayout>(Metrics::Gap);
    tableTools->setContentsMargins(Metrics::Margin, 0, 0, 0);
    tableTools->addWidget(Parts::label(tr("{{name}} in a profile stands for the value"), StyleHint::Caption),
                          1);
    tableTools->addWidget(m_removeVariable);
    auto *right = Parts::bare<QVBoxLayout>();
    right->addWidget(m_table, 1);
    right->addLayout(tableTools);
    auto *middle = Parts::bare<QHBoxLayout>();
    middle->addLayout(left);
    middle->addWidget(Parts::line(Qt::Vertical));
    middle->addLayout(right, 1);

    QPushButton *done = Parts::button(tr("Done"), StyleHint::Accent);
    connect(done, &QPushButton::clicked, this, &EnvironmentDialog::finish);
    auto *foot = Parts::bare<QHBoxLayout>(Metrics::Gap);
    foot->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Margin, Metrics::Margin);
    foot->addWidget(m_keychain, 1);
    foot->addWidget(done);
    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addLayout(middle, 1);
    for (QLabel *label : {m_error, m_broken}) {
        label->setContentsMargins(Metrics::Margin, Metrics::Grid, Metrics::Margin, Metrics::Grid);
        label->hide();
        column->addWidget(label);
    }
    column->addWidget(m_question);
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addLayout(foot);
    resize(FirstSize);
}

void EnvironmentDialog::wire()
{
    connect(m_add, &QPushButton::clicked, this, &EnvironmentDialog::addEnvironment);
    connect(m_remove, &QPushButton::clicked, this, &EnvironmentDialog::askToRemove);
    connect(m_removeVariable, &QPushButton::clicked, this, &EnvironmentDialog::removeVariable);
    connect(m_list, &QListWidget::itemChanged, this, &EnvironmentDialog::onItemChanged);
    connect(m_list, &QListWidget::currentRowChanged, this, &EnvironmentDialog::onCurrentChanged);
    // Later: an item of the list may be in use.
    connect(&m_store, &EnvironmentStore::changed, this, &EnvironmentDialog::onStoreChanged,
            Qt::QueuedConnection);
    const auto sayWhere = [this] { m_keychain->setText(m_store.secrets().sentence()); };
    connect(&m_store.secrets(), &SecretStore::persistenceChanged, this, sayWhere);
    sayWhere();
}

void EnvironmentDialog::fillList()
{
    m_filling = true;
    m_list->clear();
    for (const Environment &environment : m_store.environments()) {
        auto *item = new QListWidgetItem(environment.name, m_list);
        item->setData(IdRole, environment.id);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        if (environment.id == m_shown)
            m_list->setCurrentItem(item);
    }
    m_filling = false;
    m_broken->setText(m_store.broken().join(u'\n'));
    m_broken->setVisible(!m_store.broken().isEmpty());
    if (!m_store.find(m_shown) && !m_variables->isChanged())
        showEnvironment({});
}

void EnvironmentDialog::onStoreChanged()
{
    QStringList listed;
    for (int row = 0; row < m_list->count(); ++row)
        listed.append(m_list->item(row)->data(IdRole).toString() + m_list->item(row)->text());
    QStringList there;
    for (const Environment &environment : m_store.environments())
        there.append(environment.id + environment.name);
    if (listed != there || !m_store.broken().isEmpty() ||
        m_broken->isVisible()) // else a name may be in an editor
        fillList();
    if (!isChangedElsewhere())
        return;
    if (m_variables->isChanged())
        askAboutChange();
    else
        showEnvironment(m_shown);
}

bool EnvironmentDialog::isChangedElsewhere() const
{
    const std::optional<Environment> now = m_store.find(m_shown);
    return !m_shown.isEmpty() && (!now || now->variables != m_seen.variables);
}

void EnvironmentDialog::askAboutChange()
{
    const bool isGone = !m_store.find(m_shown);
    m_question->ask(isGone ? tr("“%1” was deleted by another program meanwhile.").arg(m_seen.name)
                           : tr("“%1” was changed by another program meanwhile.").arg(m_seen.name),
                    tr("What was typed here is not kept yet."),
                    {isGone ? tr("Make it again") : tr("Overwrite"), [this] { keep(true); }},
                    {isGone ? tr("Discard") : tr("Reload"), [this] { showEnvironment(m_shown); }});
}

void EnvironmentDialog::showEnvironment(const QString &id)
{
    const std::optional<Environment> environment = m_store.find(id);
    m_seen = environment.value_or(Environment());
    m_shown = m_seen.id;
    for (QWidget *widget : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_remove),
                            static_cast<QWidget *>(m_removeVariable)})
        widget->setEnabled(environment.has_value());
    selectShown();
    m_question->hide();
    m_variables->setVariables(m_seen.variables);
    if (!m_seen.secretNames().isEmpty())
        readSecrets(m_seen);
}

void EnvironmentDialog::readSecrets(const Environment &environment)
{
    m_table->setEnabled(false); // until their values are there: else they would be written back as empty
    m_store.secrets().readOf(environment.id, environment.secretNames(), this,
                             [this, environment](const SecretStore::Found &found) {
                                 if (environment != m_seen)
                                     return;
                                 QList<EnvironmentVariable> variables = environment.variables;
                                 for (EnvironmentVariable &variable : variables) {
                                     if (!variable.isSecret)
                                         continue;
                                     variable.value = found.value(variable.name);
                                     variable.isUnread = found.unread.contains(variable.name);
                                 }
                                 m_variables->setVariables(variables);
                                 m_table->setEnabled(true);
                             });
}

void EnvironmentDialog::selectShown()
{
    m_filling = true;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(IdRole) == m_shown)
            m_list->setCurrentRow(row);
    }
    m_filling = false;
}

bool EnvironmentDialog::keep(bool overwrite)
{
    m_table->setCurrentIndex({}); // an open editor gives what it has
    if (m_shown.isEmpty() || !m_variables->isChanged())
        return true;
    if (!overwrite && isChangedElsewhere()) {
        askAboutChange();
        return false;
    }
    const QList<EnvironmentVariable> variables = m_variables->variables();
    if (!m_store.find(m_shown)) { // deleted, and wanted again
        const Result<QString> made = m_store.add(m_store.freeName(m_seen.name));
        if (!made) {
            say(made.error());
            return false;
        }
        m_shown = made.value();
    }
    const Result<bool> kept = m_store.setVariables(m_shown, variables);
    if (!kept && !overwrite && isChangedElsewhere()) {
        askAboutChange();
        return false;
    }
    say(kept);
    if (kept) {
        m_seen = m_store.find(m_shown).value_or(Environment());
        m_variables->setVariables(variables);
    }
    return kept.ok();
}

void EnvironmentDialog::reject()
{
    m_table->setCurrentIndex({});
    if (m_shown.isEmpty() || !m_variables->isChanged())
        return QDialog::reject();
    m_question->ask(tr("Keep what was changed in “%1”?").arg(m_seen.name), {},
                    {tr("Discard"), [this] { QDialog::reject(); }}, {tr("Keep"), [this] { finish(); }});
}

void EnvironmentDialog::finish()
{
    if (keep())
        accept();
}

void EnvironmentDialog::onCurrentChanged()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (m_filling || !item)
        return;
    const QString wanted = item->data(IdRole).toString();
    if (wanted == m_shown)
        return;
    if (keep())
        showEnvironment(wanted);
    else
        selectShown(); // with what was typed
}

void EnvironmentDialog::addEnvironment()
{
    if (!keep())
        return;
    const Result<QString> id = m_store.add(m_store.freeName(tr("New environment")));
    if (!id)
        return say(id.error());
    fillList();
    showEnvironment(id.value());
    m_list->editItem(m_list->currentItem());
}

void EnvironmentDialog::askToRemove()
{
    if (m_variables->variables().isEmpty()) // nothing would be lost
        return removeEnvironment();
    m_question->ask(tr("Delete “%1”?").arg(m_seen.name), tr("Its variables and secrets are lost."),
                    {tr("Delete it"), [this] { removeEnvironment(); }}, {tr("Cancel")});
}

void EnvironmentDialog::removeEnvironment()
{
    const Result<bool> removed = m_store.remove(m_shown);
    say(removed);
    if (removed)
        m_variables->setVariables({});
    fillList();
    if (m_shown.isEmpty() && m_list->count() > 0)
        m_list->setCurrentRow(0);
}

void EnvironmentDialog::removeVariable()
{
    m_variables->removeVariable(m_table->currentIndex().row());
}

void EnvironmentDialog::onItemChanged(QListWidgetItem *item)
{
    if (m_filling)
        return;
    const QString id = item->data(IdRole).toString();
    const Result<bool> renamed = m_store.rename(id, item->text());
    say(renamed);
    if (renamed && id == m_shown)
        m_seen.name = item->text().trimmed();
    if (!renamed)
        QMetaObject::invokeMethod(this, &EnvironmentDialog::fillList,
                                  Qt::QueuedConnection); // the item is in use
}

void EnvironmentDialog::say(const Result<bool> &result)
{
    m_error->setText(result ? QString() : result.error().message);
    m_error->setVisible(!result.ok());
}

} // namespace framewatch
