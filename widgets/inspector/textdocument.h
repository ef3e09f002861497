// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an editor, filled before the editor has it.
#pragma once

#include <QByteArrayView>

class QsciScintillaBase;

namespace framewatch {

/// Scintilla's way of loading big text: made in the GUI thread, filled in any one thread, adopted in the GUI
/// thread, which then takes no time for it. A document nobody adopted is freed with this object.
class TextDocument
{
public:
    explicit TextDocument(QsciScintillaBase &editor);
    ~TextDocument();
    TextDocument(const TextDocument &) = delete;
    TextDocument &operator=(const TextDocument &) = delete;

    void fill(QByteArrayView text);
    /// Makes it the editor's text. Once.
    void adoptBy(QsciScintillaBase &editor);

private:
    class Loader;
    Loader *m_loader;
};

} // namespace framewatch
