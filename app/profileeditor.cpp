// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profileeditor.h"

#include "widgets/connection/connectiondialog.h"

namespace framewatch {

ProfileEditor::ProfileEditor(Theme &theme, const ProfileKeeper &keeper, const LoadedProfile &seen,
                             const Variables &variables, const QString &note, QWidget *parent)
    : m_keeper(keeper)
    , m_seen(seen)
    , m_variables(variables)
    , m_dialog(new ConnectionDialog(theme, seen.settings, parent))
{
    setParent(m_dialog);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setWindowTitle(tr("Profile “%1”").arg(seen.profile.name));
    QStringList notes;
    if (!seen.unread.isEmpty())
        notes.append(tr("Not known now, and left as it is unless it is typed anew: %1")
                         .arg(ProfileKeeper::titlesOf(seen.unread)));
    notes.append(note);
    notes.removeAll(QString());
    m_dialog->setNote(notes.join(QStringLiteral(". ")));
    connect(m_dialog, &ConnectionDialog::applied, this,
            [this](const ConnectionSettings &settings) { keep(settings, false); });
    connect(m_dialog, &ConnectionDialog::overwriteRequested, this,
            [this](const ConnectionSettings &settings) { keep(settings, true); });
    connect(m_dialog, &ConnectionDialog::reloadRequested, this, &ProfileEditor::reload);
}

void ProfileEditor::keep(const ConnectionSettings &settings, bool overwrite)
{
    const Result<bool> kept = m_keeper.keep(m_seen, settings, m_variables, overwrite);
    if (!kept)
        m_dialog->refuse(kept.error().message);
    else if (!kept.value())
        m_dialog->refuseChanged(
            tr("“%1” was changed by another program meanwhile.").arg(m_seen.profile.name));
}

void ProfileEditor::reload()
{
    m_keeper.load(m_seen.profile.id, this, [this](const LoadedProfile &loaded) {
        m_seen = loaded;
        m_dialog->setSettings(loaded.settings);
    });
}

} // namespace framewatch
