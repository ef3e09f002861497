// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Binary messages.
#pragma once

#include "widgets/composer/livecheck.h"
#include "widgets/composer/messageeditor.h"

#include <array>

class QStackedWidget;

namespace framewatch {

class FilePage;
class PlainEdit;
class SegmentedChoice;
class Theme;

/// Bytes as hex, as Base64, or from a file. Hex and Base64 are two views of one payload: changing from one to
/// the other carries the bytes over, if they are well written. Text with a mistake is not sent.
class BinaryEditor final : public MessageEditor
{
    Q_OBJECT

public:
    enum class Source : quint8 { Hex, Base64, File };

    explicit BinaryEditor(Theme &theme, QWidget *parent = nullptr);

    bool isText() const override { return false; }
    EditorStatus status() const override;
    QWidget *tools() override;
    void focusEditor() override;
    void goToProblem() override;
    void submit() override;
    void load(const QByteArray &payload) override;
    QVariantMap draft() const override;
    void setDraft(const QVariantMap &draft) override;

    Source source() const { return m_source; }
    void setSource(Source source);
    void setFile(const QString &path);    ///< and takes it as the source
    PlainEdit &edit(Source source) const; ///< Hex or Base64

private:
    struct Notation
    {
        PlainEdit *edit = nullptr;
        LiveCheck *check = nullptr;
        TextCheck result;
    };

    void buildNotation(Theme &theme, Source source, const QString &name);
    void choose(Source source);
    void carryOver(Source from, Source to);
    void checked(Source source, const TextCheck &result);
    void submitText();
    EditorStatus textStatus() const;
    EditorStatus fileStatus() const;
    Notation &notation(Source source) { return m_notations[static_cast<size_t>(source)]; }
    const Notation &notation(Source source) const { return m_notations[static_cast<size_t>(source)]; }

    Source m_source = Source::Hex;
    std::array<Notation, 2> m_notations;
    SegmentedChoice *m_choice;
    QStackedWidget *m_pages;
    FilePage *m_file;
};

} // namespace framewatch
