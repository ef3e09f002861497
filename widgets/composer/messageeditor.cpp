// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/messageeditor.h"

#include "widgets/composer/editorframe.h"

namespace framewatch {

void MessageEditor::setContent(Theme &theme, QWidget *content)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_frame = new EditorFrame(theme, content);
    layout->addWidget(m_frame);
    setFocusProxy(content);
}

void MessageEditor::setDropTarget(bool target)
{
    m_frame->setDropTarget(target);
}

} // namespace framewatch
