// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A connection whose other end has gone without a word: a relay that stops relaying.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { test } from 'node:test';
import { Framewatch } from './support/framewatch.js';
import { behaviours, serve } from './support/peer.js';

const pingSeconds = 1;
const deadlineSeconds = 10; // the default

/** A TCP relay to port; freeze() stops what is connected now, without closing it. */
async function relay(t, port) {
    const sockets = new Set();
    const server = net.createServer((near) => {
        const far = net.connect(port, '127.0.0.1');
        for (const [from, to] of [[near, far], [far, near]]) {
            sockets.add(from);
            from.on('data', (data) => to.write(data));
            from.on('end', () => to.end());
            from.on('error', () => to.destroy());
        }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => {
        server.close();
        sockets.forEach((socket) => socket.destroy());
    });
    return {
        url: `ws://127.0.0.1:${server.address().port}/`,
        freeze() {
            sockets.forEach((socket) => {
                socket.removeAllListeners('data');
                socket.removeAllListeners('end');
                socket.pause();
            });
        },
    };
}

test('a half-open connection is found by pings, and regained', async (t) => {
    const server = await serve(t, behaviours.echo);
    const between = await relay(t, new URL(server.url).port);
    const client = new Framewatch(t, '--ping', String(pingSeconds), '--reconnect', '0.1s', '--send', 'hello', between.url);
    await client.entry('text', { direction: 'received' });
    await client.entry('pong');
    between.freeze();
    const start = performance.now();
    const closed = await client.entry('closed');
    const seconds = (performance.now() - start) / 1000;
    assert.ok(seconds < pingSeconds + deadlineSeconds + 2, `found after ${seconds} s`);
    assert.ok(seconds > deadlineSeconds - pingSeconds - 1, `found after ${seconds} s`);
    assert.match(closed.note, /no answer to a ping within 10 s/);
    await client.entry('open', { connection: 2 });
    assert.equal(await client.stop(), 0, client.stderr);
});
