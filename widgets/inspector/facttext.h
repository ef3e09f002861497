// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A value of a fact.
#pragma once

#include <QTextEdit>

namespace framewatch {

/// As a label, but it breaks anywhere if it must: an address or a digest has no blanks, and nothing is put
/// into it that would be copied with it. Plain text; as high as its lines.
class FactText final : public QTextEdit
{
    Q_OBJECT

public:
    explicit FactText(QWidget *parent = nullptr);

    void setText(const QString &text);
    void setViewportTop(int pixels); ///< room above the text

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QSizeF laidOut(int width) const;

    int m_top = 0;
};

} // namespace framewatch
