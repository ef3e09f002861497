# SPDX-FileCopyrightText: 2026 The Framewatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
framewatch_test(model/exchange/tst_jsonlines LIBS framewatch_exchange)
framewatch_test(model/exchange/tst_exporter LIBS framewatch_exchange)
