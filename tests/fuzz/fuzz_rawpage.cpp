// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a damaged capture: whatever stands in them, nothing is read beyond them.
#include "model/capture/rawrows.h"
#include "tests/fuzz/fuzzing.h"

using namespace framewatch;
using namespace framewatch::fuzz;

namespace {

void requireInside(QByteArrayView part, QByteArrayView whole)
{
    FUZZ_REQUIRE(part.isEmpty() || (part.data() >= whole.data() &&
                                    part.data() + part.size() <= whole.data() + whole.size()));
}

void requireSound(const RawCell &cell, QByteArrayView page)
{
    FUZZ_REQUIRE(cell.id > 0);
    FUZZ_REQUIRE(cell.local.size() <= cell.size);
    requireInside(cell.local, page);
    const auto values = recordValues(cell.local, cell.size);
    if (!values)
        return;
    qsizetype bytes = 0;
    for (const RawValue &value : *values) {
        requireInside(value.bytes, cell.local);
        bytes += value.bytes.size();
    }
    FUZZ_REQUIRE(bytes < cell.local.size());
    const auto entry = RawRows::entry(*values, cell.local.size() < cell.size);
    if (entry)
        FUZZ_REQUIRE(!RawRows::connection(cell.id, *values) && !kindName(entry->kind).isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size);

int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    QByteArrayView input = viewOf(data, size);
    const qsizetype header = takeByte(input) & 1 ? 100 : 0;
    const QByteArray page = input.toByteArray(); // a block of its own, so that reading beyond it is seen
    const QList<RawCell> cells = leafCells(page, header);
    for (const RawCell &cell : cells)
        requireSound(cell, page);
    const QList<RawCell> kept = withoutStrays(cells);
    FUZZ_REQUIRE(kept.size() <= cells.size() && kept.isEmpty() == cells.isEmpty());
    for (const RawCell &cell : kept)
        FUZZ_REQUIRE(cell.id - cell.place == kept.constFirst().id - kept.constFirst().place);
    return 0;
}
