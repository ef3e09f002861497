// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every frame of a message, and every bit of one.
#pragma once

#include "model/wire/frame.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace framewatch {

class FieldGrid;
class FramesModel;
class Theme;

/// A table with a row for each frame, of which only those in sight are parsed, and under it the header of the
/// selected one, bit by bit.
class FramesView final : public QWidget
{
    Q_OBJECT

public:
    explicit FramesView(const Theme &theme, QWidget *parent = nullptr);

    void setFrames(const QByteArray &frames);
    int frameCount() const;
    std::optional<FrameHeader> frameAt(int row) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void sizeColumns();
    int neededWidth(int column) const;
    void showFrame(int row);

    const Theme &m_theme;
    FramesModel *m_model;
    QTableView *m_table;
    QWidget *m_detail;
    QLabel *m_title;
    QLabel *m_raw;
    FieldGrid *m_fields;
    QLabel *m_empty;
};

} // namespace framewatch
