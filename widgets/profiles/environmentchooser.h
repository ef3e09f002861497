// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which environment gives variables their values.
#pragma once

#include <QWidget>

class QComboBox;

namespace framewatch {

class EnvironmentStore;
class Theme;

class EnvironmentChooser final : public QWidget
{
    Q_OBJECT

public:
    EnvironmentChooser(Theme &theme, EnvironmentStore &store, QWidget *parent = nullptr);

private:
    void fill();
    void choose(int index);

    Theme &m_theme;
    EnvironmentStore &m_store;
    QComboBox *m_box;
};

} // namespace framewatch
