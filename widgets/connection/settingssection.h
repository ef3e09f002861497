// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the connection settings: it shows and reads back its share of ConnectionSettings.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QHash>
#include <QWidget>

class QFormLayout;
class QLabel;

namespace framewatch {

/// What is wrong with what was typed, and where.
struct SettingsProblem
{
    QWidget *field = nullptr; ///< one given to addField(), or nullptr: the page as a whole
    QString sentence;
};
using SettingsProblems = QList<SettingsProblem>;

/// Made of a form whose fields can have a red line of text under them.
class SettingsSection : public QWidget
{
    Q_OBJECT

public:
    SettingsSection();

    virtual QString title() const = 0;
    virtual void load(const ConnectionSettings &settings) = 0;
    /// Writes its share, as far as it can be used.
    virtual SettingsProblems store(ConnectionSettings &settings) const = 0;
    /// Puts each sentence under its field and takes the others away.
    void showProblems(const SettingsProblems &problems);

Q_SIGNALS:
    void edited();

protected:
    /// A row of the form. label may be empty.
    void addField(const QString &label, QWidget *field);
    /// A caption under the last row.
    void addNote(const QString &text);
    /// Of the field's row.
    void setRowVisible(QWidget *field, bool visible);
    /// Has any change of these widgets, and of those in them, tell of an edit.
    void watch(const QList<QWidget *> &fields);

private:
    QLabel *errorUnder(QWidget *field);

    QFormLayout *m_form;
    QLabel *m_pageError;
    QHash<QWidget *, QLabel *> m_errors;
    QHash<QWidget *, QList<QWidget *>> m_rows; // what stands in a field's row besides it
    QWidget *m_last = nullptr;
};

} // namespace framewatch
