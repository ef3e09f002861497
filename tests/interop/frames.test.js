// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// N11: opcode, length, mask and key of every frame, both ways, read back with a foreign SQLite.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folder, Framewatch } from './support/framewatch.js';
import { serve } from './support/peer.js';

const python = process.env.PYTHON ?? 'python3';
const SENT = 1, RECEIVED = 2;
const TEXT = 1, BINARY = 2, CLOSE = 8, PING = 9;

function readCapture(file) {
    const script = path.join(path.dirname(fileURLToPath(import.meta.url)), 'support', 'capture.py');
    return JSON.parse(execFileSync(python, [script, file], { maxBuffer: 1 << 28 }));
}

/** The frame headers in hexadecimal text, decoded by this test's own reading of RFC 6455 §5.2. */
function decode(hex) {
    const bytes = Buffer.from(hex, 'hex');
    const frames = [];
    for (let at = 0; at < bytes.length;) {
        const frame = { fin: bytes[at] >> 7, rsv: (bytes[at] >> 4) & 7, opcode: bytes[at] & 15, masked: bytes[at + 1] >> 7, length: bytes[at + 1] & 127 };
        at += 2;
        if (frame.length === 126) {
            frame.length = bytes.readUInt16BE(at);
            at += 2;
        } else if (frame.length === 127) {
            frame.length = Number(bytes.readBigUInt64BE(at));
            at += 8;
        }
        if (frame.masked) {
            frame.key = bytes.subarray(at, at + 4).toString('hex');
            at += 4;
        }
        frames.push(frame);
    }
    return frames;
}

test('N11: every frame, both ways', async (t) => {
    const sizes = [0, 5, 125, 126, 65535, 65536];
    const server = await serve(t, (socket) => {
        let left = sizes.length;
        socket.on('message', (data, isBinary) => {
            socket.send(data, { binary: isBinary });
            if (--left > 0)
                return;
            for (const [part, fin] of [['frag', false], ['men', false], ['ted', true]])
                socket.send(part, { fin });
            socket.ping('p');
            socket.send(Buffer.from([1, 2, 3]));
        });
    });
    const capture = path.join(folder(t), 'frames.fwcap');
    const texts = sizes.flatMap((size) => ['--send', 'x'.repeat(size)]);
    const client = new Framewatch(t, ...texts, '--count', String(sizes.length + 2), '--capture', capture, server.url);
    assert.equal(await client.exit(), 0, client.stderr);

    const { application, version, kinds, entries } = readCapture(capture);
    assert.equal(application, 0x46574348);
    assert.equal(version, 1);
    assert.equal(kinds['1'], 'text');
    assert.deepEqual(entries.map(({ id }) => id), entries.map((_, i) => i + 1));
    const of = (direction, kind) => entries.filter((entry) => entry.direction === direction && entry.kind === kind);

    const sent = of(SENT, TEXT);
    assert.deepEqual(sent.map(({ size }) => size), sizes);
    const keys = sent.flatMap(({ frames, size }) => {
        const decoded = decode(frames);
        assert.equal(decoded.reduce((sum, { length }) => sum + length, 0), size);
        decoded.forEach((frame) => assert.deepEqual([frame.rsv, frame.masked], [0, 1]));
        assert.deepEqual([decoded[0].opcode, decoded.at(-1).fin], [1, 1]);
        return decoded.map(({ key }) => key);
    });
    assert.equal(new Set(keys).size, keys.length, 'each frame has a key of its own');

    const received = of(RECEIVED, TEXT);
    assert.deepEqual(received.slice(0, -1).map(({ frames }) => decode(frames)),
        sizes.map((length) => [{ fin: 1, rsv: 0, opcode: 1, masked: 0, length }]));
    assert.deepEqual(decode(received.at(-1).frames).map(({ fin, opcode, length }) => [fin, opcode, length]), [[0, 1, 4], [0, 0, 3], [1, 0, 3]]);
    assert.equal(Buffer.from(received.at(-1).payload, 'hex').toString(), 'fragmented');

    assert.deepEqual(of(RECEIVED, PING).map(({ frames, payload }) => [frames, payload]), [['8901', '70']]);
    assert.deepEqual(of(RECEIVED, BINARY).map(({ frames, payload }) => [frames, payload]), [['8203', '010203']]);
    const [close] = of(SENT, CLOSE);
    assert.equal(close.payload, '03e8');
    assert.match(close.frames, /^8882[0-9a-f]{8}$/);
    assert.equal(of(RECEIVED, CLOSE)[0].frames, '8802');
});
