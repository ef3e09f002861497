// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sections of the connection settings are made of.
#pragma once

#include <QWidget>

#include <chrono>

class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace framewatch {

class Theme;

namespace FormParts {

/// Seconds with one decimal; `zero` is shown for 0 ("never").
QDoubleSpinBox *secondsBox(double most, const QString &zero = {});
void setSeconds(QDoubleSpinBox *box, std::chrono::milliseconds value);
std::chrono::milliseconds secondsOf(const QDoubleSpinBox *box);
QSpinBox *countBox(int most, const QString &zero);
/// Its text is dots, until the eye in it is pressed.
QLineEdit *secretField(Theme &theme, const QString &placeholder);

} // namespace FormParts

/// A path typed or chosen.
class PathField final : public QWidget
{
    Q_OBJECT

public:
    PathField(const QString &placeholder, const QString &dialogTitle, QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);

private:
    void choose(const QString &dialogTitle);

    QLineEdit *m_field;
};

} // namespace framewatch
