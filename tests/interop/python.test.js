// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Python's websockets at Framewatch's local server: N1–N5, N9 and permessage-deflate.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Framewatch } from './support/framewatch.js';

const script = path.join(path.dirname(fileURLToPath(import.meta.url)), 'support', 'clients.py');
const response = '{"type":"response","message":"Got your message!"}';

for (const [rule, expected] of [
    ['server-echo', ['Welcome to WebSocket server!', 'Server Echo: Hello, Server!']],
    ['short-echo', ['Echo: Hey']],
    ['upper', ['HEY, HOW ARE YOU?']],
    ['broadcast', ['Broadcast: to all', 'Broadcast: to all']],
    ['json-chat', [response, response]],
    ['echo', [true, true, true, true, true, true, true, 1000]],
    ['compressed', [true, true, true, true, true]],
]) {
    test(`websockets hears ${rule}`, async (t) => {
        const server = new Framewatch(t, '--serve', '0', '--serve-rule', rule === 'compressed' ? 'echo' : rule);
        const { stdout } = await promisify(execFile)(process.env.PYTHON ?? 'python3', [script, rule, await server.url()], { timeout: 20000 });
        assert.deepEqual(JSON.parse(stdout), expected);
    });
}
