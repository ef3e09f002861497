// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the connection settings: it shows and reads back its share of ConnectionSettings.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace framewatch {

/// What is wrong with what was typed, and where.
struct SettingsProblem
{
    QWidget *field = nullptr; ///< one given to addField(), or nullptr: the page as a whole
    QString sentence;
};
using SettingsProblems = QList<SettingsProblem>;

/// Labels at the left, fields at the right. A field can have a red line of text and captions under it, which
/// stand closer to it than the next row does.
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
    struct Row
    {
        QWidget *cell = nullptr; ///< the field and what stands under it
        QVBoxLayout *column = nullptr;
        QLabel *name = nullptr;
        QLabel *error = nullptr;
    };

    QLabel *errorUnder(QWidget *field);

    QGridLayout *m_grid;
    QLabel *m_pageError;
    QHash<QWidget *, Row> m_rows;
    QWidget *m_last = nullptr;
};

} // namespace framewatch
