// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the local server answers: a preset, or an answer of one's own.
#pragma once

#include "model/server/replyrule.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace framewatch {

/// One row: rule, greeting; with "Custom" a second one: answer and audience.
class RuleEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit RuleEditor(QWidget *parent = nullptr);

    ReplyRule rule() const;
    void setRule(const ReplyRule &rule);

Q_SIGNALS:
    void edited(); ///< by the user

private:
    void choose();
    void showCustom(bool custom);

    QComboBox *m_preset;
    QLineEdit *m_greeting;
    QWidget *m_custom;
    QLineEdit *m_template;
    QComboBox *m_audience;
};

} // namespace framewatch
