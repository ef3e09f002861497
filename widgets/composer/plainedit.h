// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of text, hex and Base64.
#pragma once

#include "widgets/composer/codeeditor.h"

namespace framewatch {

/// One colour, wrapped lines.
class PlainEdit final : public CodeEditor
{
    Q_OBJECT

public:
    explicit PlainEdit(Theme &theme, QWidget *parent = nullptr);
};

} // namespace framewatch
