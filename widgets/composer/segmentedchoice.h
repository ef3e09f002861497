// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON | Text | Binary
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace framewatch {

/// A few exclusive buttons side by side; arrow keys move among them.
class SegmentedChoice final : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedChoice(const QStringList &names, QWidget *parent = nullptr);

    int current() const;
    void setCurrent(int index); ///< emits nothing

Q_SIGNALS:
    void chosen(int index); ///< by the user

private:
    QButtonGroup *m_group;
};

} // namespace framewatch
