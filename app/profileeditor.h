// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of one profile in a dialog.
#pragma once

#include "app/profilekeeper.h"
#include "model/settings/variables.h"

#include <QObject>

namespace framewatch {

class ConnectionDialog;
class Theme;

/// What is applied is kept, unless somebody else changed the profile meanwhile: the dialog says so and offers
/// to reload or to overwrite. What cannot be kept stands in the dialog, too. Goes with its dialog.
class ProfileEditor final : public QObject
{
    Q_OBJECT

public:
    /// keeper must outlive it. note: where secrets are kept, if not for good.
    ProfileEditor(Theme &theme, const ProfileKeeper &keeper, const LoadedProfile &seen,
                  const Variables &variables, const QString &note, QWidget *parent);

    ConnectionDialog &dialog() { return *m_dialog; }

private:
    void keep(const ConnectionSettings &settings, bool overwrite);
    void reload();

    const ProfileKeeper &m_keeper;
    LoadedProfile m_seen;
    Variables m_variables;
    ConnectionDialog *m_dialog;
};

} // namespace framewatch
