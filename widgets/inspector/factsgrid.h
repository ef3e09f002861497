// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Names on the left, values on the right.
#pragma once

#include "widgets/inspector/fact.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace framewatch {

class FactText;

/// Values are plain text, can be selected, and wrap.
class FactsGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit FactsGrid(QWidget *parent = nullptr);

    static constexpr int NameWidth = 92;

    void setFacts(const Facts &facts);
    int count() const { return static_cast<int>(m_rows.size()); }
    QString text() const; ///< "name: value" lines

private:
    struct Row
    {
        QLabel *name;
        FactText *value;
    };
    void ensureRows(qsizetype count);

    QGridLayout *m_layout;
    QList<Row> m_rows;
    Facts m_facts;
};

} // namespace framewatch
