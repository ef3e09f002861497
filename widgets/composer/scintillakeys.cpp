// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/scintillakeys.h"

#include "widgets/composer/scintilla.h"

#include <algorithm>
#include <array>
#include <utility>

namespace framewatch::ScintillaKeys {

namespace {

struct Binding
{
    QsciCommand::Command command;
    int key;
    int alternate = 0;
};

int key(int modifiers, Qt::Key key)
{
    return modifiers | key;
}

const auto &bindings()
{
    using Command = QsciCommand;
    constexpr auto ctrl = static_cast<int>(Qt::CTRL);
    constexpr auto shift = static_cast<int>(Qt::SHIFT);
    static const std::array table = {
        Binding{Command::LineDown, key(0, Qt::Key_Down)},
        Binding{Command::LineDownExtend, key(shift, Qt::Key_Down)},
        Binding{Command::LineUp, key(0, Qt::Key_Up)},
        Binding{Command::LineUpExtend, key(shift, Qt::Key_Up)},
        Binding{Command::CharLeft, key(0, Qt::Key_Left)},
        Binding{Command::CharLeftExtend, key(shift, Qt::Key_Left)},
        Binding{Command::CharRight, key(0, Qt::Key_Right)},
        Binding{Command::CharRightExtend, key(shift, Qt::Key_Right)},
        Binding{Command::WordLeft, key(ctrl, Qt::Key_Left)},
        Binding{Command::WordLeftExtend, key(ctrl | shift, Qt::Key_Left)},
        Binding{Command::WordRight, key(ctrl, Qt::Key_Right)},
        Binding{Command::WordRightExtend, key(ctrl | shift, Qt::Key_Right)},
        Binding{Command::VCHome, key(0, Qt::Key_Home)},
        Binding{Command::VCHomeExtend, key(shift, Qt::Key_Home)},
        Binding{Command::LineEnd, key(0, Qt::Key_End)},
        Binding{Command::LineEndExtend, key(shift, Qt::Key_End)},
        Binding{Command::DocumentStart, key(ctrl, Qt::Key_Home)},
        Binding{Command::DocumentStartExtend, key(ctrl | shift, Qt::Key_Home)},
        Binding{Command::DocumentEnd, key(ctrl, Qt::Key_End)},
        Binding{Command::DocumentEndExtend, key(ctrl | shift, Qt::Key_End)},
        Binding{Command::PageUp, key(0, Qt::Key_PageUp)},
        Binding{Command::PageUpExtend, key(shift, Qt::Key_PageUp)},
        Binding{Command::PageDown, key(0, Qt::Key_PageDown)},
        Binding{Command::PageDownExtend, key(shift, Qt::Key_PageDown)},
        Binding{Command::Delete, key(0, Qt::Key_Delete)},
        Binding{Command::DeleteBack, key(0, Qt::Key_Backspace), key(shift, Qt::Key_Backspace)},
        Binding{Command::DeleteWordLeft, key(ctrl, Qt::Key_Backspace)},
        Binding{Command::DeleteWordRight, key(ctrl, Qt::Key_Delete)},
        Binding{Command::Newline, key(0, Qt::Key_Return), key(shift, Qt::Key_Return)},
        Binding{Command::Tab, key(0, Qt::Key_Tab)},
        Binding{Command::Backtab, key(shift, Qt::Key_Tab)},
        Binding{Command::SelectAll, key(ctrl, Qt::Key_A)},
        Binding{Command::Undo, key(ctrl, Qt::Key_Z)},
        Binding{Command::Redo, key(ctrl | shift, Qt::Key_Z), key(ctrl, Qt::Key_Y)},
        Binding{Command::SelectionCut, key(ctrl, Qt::Key_X), key(shift, Qt::Key_Delete)},
        Binding{Command::SelectionCopy, key(ctrl, Qt::Key_C), key(ctrl, Qt::Key_Insert)},
        Binding{Command::Paste, key(ctrl, Qt::Key_V), key(shift, Qt::Key_Insert)},
    };
    return table;
}

} // namespace

void keepTextFieldKeys(QsciCommandSet &commands)
{
    commands.clearKeys();
    commands.clearAlternateKeys();
    for (const Binding &binding : bindings()) {
        if (QsciCommand *command = commands.find(binding.command)) {
            command->setKey(binding.key);
            command->setAlternateKey(binding.alternate);
        }
    }
}

} // namespace framewatch::ScintillaKeys
