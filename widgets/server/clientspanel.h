// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected to the local server, and a word to one or all of them.
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace framewatch {

class ClientsModel;
class LocalServer;
class Theme;

class ClientsPanel final : public QWidget
{
    Q_OBJECT

public:
    ClientsPanel(Theme &theme, LocalServer &server, QWidget *parent = nullptr);

private:
    QWidget *makeTools();
    void makeTable();
    void refresh();
    void refreshButtons(); ///< also while rows come and go
    void send();
    void closeSelected();
    int selectedClient() const; ///< 0: none

    LocalServer &m_server;
    ClientsModel *m_model;
    QTableView *m_table;
    QLabel *m_hint;
    QLineEdit *m_message;
    QComboBox *m_target;
    QPushButton *m_send;
    QPushButton *m_close;
    QStackedLayout *m_stack = nullptr;
};

} // namespace framewatch
