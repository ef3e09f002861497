// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/textdocument.h"

#include "widgets/inspector/scintilla.h"

#include <cstddef>
#include <utility>

namespace framewatch {

// Scintilla's ILoader as its manual states it; QScintilla does not install the header. Every call is virtual,
// so the order of these three is all there is to agree on. The type it has over there is another one, though, which
// the sanitizer for undefined behaviour would notice.
#define FOREIGN_CALLS [[gnu::no_sanitize("vptr")]]
class TextDocument::Loader
{
public:
    virtual int Release() = 0;
    virtual int AddData(const char *data, std::ptrdiff_t length) = 0;
    virtual void *ConvertToDocument() = 0;

protected:
    ~Loader() = default;
};

TextDocument::TextDocument(QsciScintillaBase &editor)
    : m_loader(static_cast<Loader *>(editor.SendScintillaPtrResult(QsciScintillaBase::SCI_CREATELOADER)))
{
}

FOREIGN_CALLS TextDocument::~TextDocument()
{
    if (m_loader)
        m_loader->Release();
}

FOREIGN_CALLS void TextDocument::fill(QByteArrayView text)
{
    if (m_loader)
        m_loader->AddData(text.data(), text.size());
}

FOREIGN_CALLS void TextDocument::adoptBy(QsciScintillaBase &editor)
{
    Loader *loader = std::exchange(m_loader, nullptr);
    if (!loader)
        return;
    void *document = loader->ConvertToDocument();
    editor.SendScintilla(QsciScintillaBase::SCI_SETDOCPOINTER, 0UL, document);
    editor.SendScintilla(QsciScintillaBase::SCI_RELEASEDOCUMENT, 0UL, document); // the editor holds it now
}

} // namespace framewatch
