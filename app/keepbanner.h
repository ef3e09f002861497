// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// In a tab of a profile: its settings are others now, and what to do about it.
#pragma once

#include <QWidget>

class QPushButton;

namespace framewatch {

class Banner;
class Theme;

class KeepBanner final : public QWidget
{
    Q_OBJECT

public:
    explicit KeepBanner(Theme &theme, QWidget *parent = nullptr);

    /// The tab has settings that profile has not.
    void sayEdited(const QString &profile);
    /// Somebody else changed the profile meanwhile.
    void sayConflict(const QString &profile);
    void sayGone(const QString &profile);
    void sayError(const QString &sentence);

Q_SIGNALS:
    void keepRequested(bool overwrite);
    void keepAsNewRequested();
    void reloadRequested(); ///< the profile's settings into the tab

private:
    void say(const QString &title, const QString &detail, const QString &keep, bool canReload);

    Banner *m_banner;
    QPushButton *m_keep;
    QPushButton *m_new;
    QPushButton *m_reload;
    bool m_overwrites = false;
};

} // namespace framewatch
