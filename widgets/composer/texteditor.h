// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Text messages that are no JSON.
#pragma once

#include "widgets/composer/messageeditor.h"

namespace framewatch {

class CodeEditor;
class Theme;

/// A plain editor in monospace, lines wrapped for reading only (see PlainEdit). Line ends: see CodeEditor.
class TextEditor final : public MessageEditor
{
    Q_OBJECT

public:
    explicit TextEditor(Theme &theme, QWidget *parent = nullptr);

    bool isText() const override { return true; }
    EditorStatus status() const override;
    QWidget *tools() override { return nullptr; }
    void focusEditor() override;
    void goToProblem() override {}
    void submit() override;
    void load(const QByteArray &payload) override;
    QVariantMap draft() const override;
    void setDraft(const QVariantMap &draft) override;

    CodeEditor &edit() const { return *m_edit; }

private:
    CodeEditor *m_edit;
};

} // namespace framewatch
