// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/texteditor.h"

#include "widgets/composer/draft.h"
#include "widgets/composer/plainedit.h"

namespace framewatch {

TextEditor::TextEditor(Theme &theme, QWidget *parent)
    : MessageEditor(parent)
    , m_edit(new PlainEdit(theme))
{
    setContent(theme, m_edit);
    m_edit->setAccessibleName(tr("Text message"));
    connect(m_edit, &QsciScintilla::textChanged, this, [this] {
        Q_EMIT statusChanged();
        Q_EMIT edited();
    });
}

EditorStatus TextEditor::status() const
{
    EditorStatus status;
    status.size = m_edit->byteCount();
    return status;
}

void TextEditor::focusEditor()
{
    m_edit->setFocus();
}

void TextEditor::submit()
{
    Q_EMIT payloadReady(m_edit->bytes());
}

void TextEditor::load(const QByteArray &payload)
{
    m_edit->replaceBytes(payload);
}

QVariantMap TextEditor::draft() const
{
    return {{QStringLiteral("text"), Draft::fromText(m_edit->bytes())}};
}

void TextEditor::setDraft(const QVariantMap &draft)
{
    m_edit->resetBytes(draft.value(QStringLiteral("text")).toString().toUtf8());
}

} // namespace framewatch
