# SPDX-FileCopyrightText: 2026 The Framewatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
framewatch_test(widgets/composer/tst_codeeditor LIBS framewatch_widgets)
framewatch_test(widgets/composer/tst_composerpanel LIBS framewatch_widgets)
