# SPDX-FileCopyrightText: 2026 The Framewatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
framewatch_test(model/format/tst_jsonformat LIBS framewatch_format)
framewatch_test(model/format/tst_binarytext LIBS framewatch_format)
framewatch_test(model/format/tst_hexdump LIBS framewatch_format)
framewatch_test(model/format/tst_longlines LIBS framewatch_format)
