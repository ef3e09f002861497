// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers from run to run.
#pragma once

#include "model/core/redactor.h"
#include "model/server/localserver.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>
#include <QVariantMap>

namespace framewatch {

/// One accessor pair a key; keys stand in one table in the source. No token, no header and no password is
/// ever stored: a URL's password is taken out first.
class WindowSettings
{
public:
    static constexpr int MostUrls = 20;

    /// The user's own settings file.
    WindowSettings();
    /// Any file, for tests.
    explicit WindowSettings(const QString &iniFile);

    void setSecrets(const QList<QByteArray> &secrets);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    bool sidePanelShown() const;
    void setSidePanelShown(bool shown);
    /// How a part of a tab was left, by its name: a splitter's place, widths, the tab shown. Empty: never changed.
    QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);

    QStringList urls() const; ///< newest first
    void addUrl(const QString &url);
    void removeUrl(const QString &url);

    QVariantMap draft() const; ///< of the composer
    void setDraft(const QVariantMap &draft);

    QString environment() const; ///< id of the chosen one
    void setEnvironment(const QString &id);

    ServerSettings server() const; ///< address, port and rule; no certificates
    void setServer(const ServerSettings &settings);

private:
    QSettings m_settings;
    Redactor m_redactor;
};

} // namespace framewatch
