// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Read-only monospaced text of any size.
#pragma once

#include "widgets/inspector/payloadtext.h"
#include "widgets/inspector/scintilla.h"

#include <QTimer>

namespace framewatch {

class Theme;

/// Shows a PayloadText: colours and folds as prepared, bytes that are no UTF-8 and control characters as
/// boxes with their numbers. What is copied is the original: line ends put in for display are taken out
/// again. The text is never taken for markup of any kind.
class CodeView final : public QsciScintillaBase
{
    Q_OBJECT

public:
    explicit CodeView(const Theme &theme, QWidget *parent = nullptr);

    void setText(const PayloadText &text);
    bool isComplete() const; ///< all folds are in
    /// For text to be filled elsewhere and shown here.
    std::shared_ptr<TextDocument> makeDocument();
    QByteArray text() const; ///< as shown, without the line ends put in
    void setWrapping(bool wrap);
    bool isWrapping() const;
    int lineCount() const;
    int lineHeight() const; ///< pixels
    /// Makes the view as high as its lines, at most `lines`: for text inside a page that scrolls as a whole.
    void fitHeight(int lines);
    QAction *copyAction() const { return m_copy; }

protected:
    QMimeData *toMimeData(const QByteArray &text, bool rectangular) const override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void setUp();
    void setUpMargin();
    void applyMarkers();
    void setUpActions();
    void applyTheme();
    void setStyle(int style, const QColor &color);
    void setUpDocument();
    void addText(const PayloadText &text);
    void addFolds();

    const Theme &m_theme;
    QAction *m_copy = nullptr;
    QList<qsizetype> m_breaks;
    QList<int> m_depths;
    qsizetype m_folded = 0;
    QTimer m_more;
};

} // namespace framewatch
