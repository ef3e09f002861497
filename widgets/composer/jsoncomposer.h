// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON messages.
#pragma once

#include "widgets/composer/latestjob.h"
#include "widgets/composer/livecheck.h"
#include "widgets/composer/messageeditor.h"

namespace framewatch {

class JsonEdit;
class Theme;

/// Checks while one types and says where a mistake is. What is sent is what stands in the editor, byte for
/// byte, valid or not: people test servers with broken JSON too. Format and Minify change white space only,
/// in the pool if the text is long.
class JsonComposer final : public MessageEditor
{
    Q_OBJECT

public:
    explicit JsonComposer(Theme &theme, QWidget *parent = nullptr);

    bool isText() const override { return true; }
    EditorStatus status() const override;
    QWidget *tools() override { return m_tools; }
    void focusEditor() override;
    void goToProblem() override;
    void submit() override;
    void load(const QByteArray &payload) override;
    QVariantMap draft() const override;
    void setDraft(const QVariantMap &draft) override;

    void format();
    void minify();
    JsonEdit &edit() const { return *m_edit; }

private:
    using Change = QByteArray (*)(const QByteArray &);

    void buildTools();
    void textChanged();
    void checked(const TextCheck &result);
    void rewrite(Change change);
    void rewritten(const QByteArray &json);

    JsonEdit *m_edit;
    QWidget *m_tools;
    LiveCheck *m_check;
    LatestJob<QByteArray> m_rewrite;
    TextCheck m_result;
};

} // namespace framewatch
