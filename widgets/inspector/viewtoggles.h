// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Raw and Wrap: how the payload is shown.
#pragma once

#include <QWidget>

class QPushButton;

namespace framewatch {

class ViewToggles final : public QWidget
{
    Q_OBJECT

public:
    explicit ViewToggles(QWidget *parent = nullptr);

    /// Which of them make sense for what is shown.
    void setAbilities(bool pretty, bool wrap);
    bool isPretty() const;
    void setPretty(bool pretty);
    bool isWrapping() const;
    void setWrapping(bool wrap);

Q_SIGNALS:
    void prettyToggled(bool pretty);
    void wrapToggled(bool wrap);

private:
    QPushButton *addToggle(const QString &text, const QString &tip, const char *name);

    QPushButton *m_raw;
    QPushButton *m_wrap;
};

} // namespace framewatch
