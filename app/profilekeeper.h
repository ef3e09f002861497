// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles together with their secrets: read, and kept again without losing or writing down any.
#pragma once

#include "model/core/result.h"
#include "model/settings/profile.h"

#include <QCoreApplication>
#include <QStringList>

#include <functional>

namespace framewatch {

class EnvironmentStore;
class ProfileStore;
class SecretStore;
class Variables;

/// A profile as it was shown to the user.
struct LoadedProfile
{
    Profile profile;             ///< as its file has it
    ConnectionSettings settings; ///< with its secrets
    QStringList unread;          ///< names of secrets that were not to be had
};

/// What an environment's secret has brought into settings becomes {{name}} again, wherever it can; all other
/// secrets go to the SecretStore, and none to a file. What it is given must outlive it.
class ProfileKeeper
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::ProfileKeeper)

public:
    ProfileKeeper(ProfileStore &profiles, EnvironmentStore &environments, SecretStore &secrets);

    /// Answers later; not at all if the profile is gone meanwhile.
    void load(const QString &id, QObject *context,
              const std::function<void(const LoadedProfile &)> &ready) const;
    /// In place of what was seen. False: somebody else changed the settings since, and nothing was done;
    /// overwrite does it all the same. variables: of the chosen environment.
    Result<bool> keep(const LoadedProfile &seen, const ConnectionSettings &settings,
                      const Variables &variables, bool overwrite = false) const;
    /// What a profile of these settings may be called: a name becomes that of a file. Secrets of the
    /// environment become {{name}}; a name that holds any other is not used.
    QString safeName(const QString &name, const ConnectionSettings &settings,
                     const Variables &variables) const;
    /// A new one under that name, if it is safe, or one like it if it is taken. Returns its id.
    Result<QString> add(const QString &folder, const QString &name, const ConnectionSettings &settings,
                        const Variables &variables) const;
    /// Titles of secrets, for the user: "token, header x-api-key".
    static QString titlesOf(const QStringList &secrets);

private:
    ConnectionSettings safe(const ConnectionSettings &settings, const Variables &variables) const;
    bool isAsSeen(const LoadedProfile &seen) const;

    ProfileStore &m_profiles;
    EnvironmentStore &m_environments;
    SecretStore &m_secrets;
};

} // namespace framewatch
