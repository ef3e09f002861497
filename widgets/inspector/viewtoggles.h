// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Raw and Wrap: how the payload is shown.
#pragma once

#include <QAction>
#include <QWidget>

namespace framewatch {

/// Two switches, as buttons here and as actions for context menus.
class ViewToggles final : public QWidget
{
    Q_OBJECT

public:
    explicit ViewToggles(QWidget *parent = nullptr);

    /// Which of them make sense for what is shown.
    void setAbilities(bool pretty, bool wrap);
    bool isPretty() const { return !m_raw->isChecked(); }
    void setPretty(bool pretty) { m_raw->setChecked(!pretty); }
    bool isWrapping() const { return m_wrap->isChecked(); }
    void setWrapping(bool wrap) { m_wrap->setChecked(wrap); }
    QList<QAction *> switches() const { return {m_raw, m_wrap}; }

Q_SIGNALS:
    void prettyToggled(bool pretty);
    void wrapToggled(bool wrap);

private:
    QAction *addToggle(const QString &text, const QString &tip, const char *name);

    QAction *m_raw;
    QAction *m_wrap;
};

} // namespace framewatch
