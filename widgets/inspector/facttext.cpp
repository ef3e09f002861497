// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/facttext.h"

#include "widgets/theme/stylehint.h"

#include <QTextDocument>
#include <QWheelEvent>

#include <utility>

namespace framewatch {

namespace {

constexpr int LeastWidth = 60;
constexpr int Unlimited = 1 << 20;

} // namespace

FactText::FactText(QWidget *parent)
    : QTextEdit(parent)
{
    StyleHint::set(this, StyleHint::Fact);
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::ClickFocus); // as a label's text
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FactText::setText(const QString &text)
{
    if (toPlainText() == text)
        return; // a selection stays
    // A digest would be broken raggedly at some of its colons.
    setWordWrapMode(text.contains(u' ') ? QTextOption::WrapAtWordBoundaryOrAnywhere
                                        : QTextOption::WrapAnywhere);
    setPlainText(text);
    updateGeometry();
}

/// By the same layout as the text is shown with: a pixel less, and it would scroll.
QSizeF FactText::laidOut(int width) const
{
    QTextDocument copy;
    copy.setDocumentMargin(0);
    copy.setDefaultFont(font());
    copy.setDefaultTextOption(document()->defaultTextOption());
    copy.setPlainText(toPlainText());
    copy.setTextWidth(width);
    return {copy.idealWidth(), copy.size().height()};
}

void FactText::setViewportTop(int pixels)
{
    if (std::exchange(m_top, pixels) == pixels)
        return;
    setViewportMargins(0, pixels, 0, 0);
    updateGeometry();
}

int FactText::heightForWidth(int width) const
{
    ensurePolished();
    return qCeil(laidOut(width).height()) + m_top;
}

QSize FactText::sizeHint() const
{
    ensurePolished();
    const QSizeF size = laidOut(Unlimited);
    return {qCeil(size.width()), qCeil(size.height()) + m_top};
}

QSize FactText::minimumSizeHint() const
{
    return {LeastWidth, fontMetrics().height()};
}

void FactText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

// The page scrolls.
void FactText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace framewatch
