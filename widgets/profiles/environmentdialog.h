// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Environments made, named and filled.
#pragma once

#include "model/core/result.h"
#include "model/settings/environmentfiles.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QTableView;

namespace framewatch {

class EnvironmentStore;
class QuestionBar;
class Theme;
class VariablesModel;

/// What was typed for an environment is kept when another is looked at, and when the dialog is closed by
/// Done; what cannot be kept is said, and the environment stays in front. Esc asks, in the dialog, if
/// something was typed; so do Delete, and a change of the file by another program.
class EnvironmentDialog final : public QDialog
{
    Q_OBJECT

public:
    EnvironmentDialog(Theme &theme, EnvironmentStore &store, QWidget *parent = nullptr);

    void reject() override;

private:
    void layOut(Theme &theme);
    void wire();
    void fillList();
    void showEnvironment(const QString &id);
    void selectShown();
    void readSecrets(const Environment &environment);
    void onStoreChanged();
    bool keep(bool overwrite = false);
    bool isChangedElsewhere() const;
    void askAboutChange();
    void finish();
    void addEnvironment();
    void askToRemove();
    void removeEnvironment();
    void removeVariable();
    void onItemChanged(QListWidgetItem *item);
    void onCurrentChanged();
    void say(const Result<bool> &result);

    EnvironmentStore &m_store;
    QString m_shown; // id of the environment in the table
    Environment m_seen; // as it was when the table was filled
    VariablesModel *m_variables;
    QListWidget *m_list;
    QTableView *m_table;
    QLabel *m_error;
    QuestionBar *m_question;
    QLabel *m_keychain;
    QLabel *m_broken;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_removeVariable;
    bool m_filling = false;
};

} // namespace framewatch
