# SPDX-FileCopyrightText: 2026 The Framewatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the entries of a capture as JSON, read with nothing but SQLite and the schema."""
import json
import sqlite3
import sys

database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
rows = database.execute("SELECT id, direction, kind, size, frames, payload FROM entry ORDER BY id")
entries = [
    {"id": i, "direction": direction, "kind": kind, "size": size, "frames": (frames or b"").hex(),
     "payload": (payload.encode() if isinstance(payload, str) else payload or b"").hex()}
    for i, direction, kind, size, frames, payload in rows
]
print(json.dumps({
    "application": database.execute("PRAGMA application_id").fetchone()[0],
    "version": database.execute("PRAGMA user_version").fetchone()[0],
    "kinds": dict(database.execute("SELECT id, name FROM kind")),
    "entries": entries,
}))
