// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of text, hex and Base64.
#pragma once

#include "widgets/composer/codeeditor.h"

namespace framewatch {

/// One colour; lines are wrapped unless the text is long.
class PlainEdit final : public CodeEditor
{
    Q_OBJECT

public:
    /// Wrapping measures all lines at once, some 5 µs a byte.
    static constexpr qsizetype LongestWrapped = 32 * 1024;

    explicit PlainEdit(Theme &theme, QWidget *parent = nullptr);

private:
    void prepareFor(qsizetype byteCount) override;
};

} // namespace framewatch
