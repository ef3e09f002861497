// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of a frame header in four aligned columns: bits, name, value, meaning.
#pragma once

#include "model/wire/frametext.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;

namespace framewatch {

class FieldGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldGrid(QWidget *parent = nullptr);
    void setFields(const QList<FrameText::Field> &fields);

private:
    using Row = std::array<QLabel *, 4>;
    void ensureRows(qsizetype count);

    QGridLayout *m_layout;
    QList<Row> m_rows;
};

} // namespace framewatch
