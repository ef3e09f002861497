// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// N7: what is not a connection. Framewatch says so, keeps the answer, and never sends a message.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { test } from 'node:test';
import { Framewatch } from './support/framewatch.js';
import { serve } from './support/peer.js';
import { makeCertificates } from './support/tls.js';

async function listen(t, server) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    return `ws://127.0.0.1:${server.address().port}/`;
}

async function refused(t, url, ...args) {
    const client = new Framewatch(t, '--send', 'never', ...args, url);
    assert.equal(await client.exit(), 3);
    assert.ok(client.stderr.startsWith('framewatch: '), client.stderr);
    assert.equal(client.lines.filter(({ kind }) => kind === 'open').length, 0);
    assert.deepEqual(client.messages(), []);
    return client.lines.at(-1);
}

test('a refusal of ws is shown with its status', async (t) => {
    const server = await serve(t, () => {}, { verifyClient: (_, done) => done(false, 401, 'no token', { 'X-Why': 'a reason' }) });
    const entry = await refused(t, server.url);
    assert.equal(entry.kind, 'refused');
    assert.equal(entry.status, 401);
    assert.ok(entry.headers.some(([name, value]) => name === 'X-Why' && value === 'a reason'));
    assert.equal(entry.body, 'no token');
});

test('an HTTP server is no WebSocket server', async (t) => {
    const url = await listen(t, http.createServer((_, response) => response.end('just a page')).on('upgrade', (_, socket) => {
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 11\r\nConnection: close\r\n\r\njust a page');
    }));
    const entry = await refused(t, url);
    assert.deepEqual([entry.kind, entry.status, entry.body], ['refused', 200, 'just a page']);
});

test('a 101 with a wrong accept is refused', async (t) => {
    const url = await listen(t, http.createServer().on('upgrade', (_, socket) => socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
        + 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n')));
    assert.match((await refused(t, url)).note, /Sec-WebSocket-Accept/);
});

test('a TCP connection alone times out', async (t) => {
    const url = await listen(t, net.createServer((socket) => socket.on('error', () => {})));
    assert.equal((await refused(t, url, '--timeout', '0.5')).kind, 'error');
});

test('a ping before the upgrade is no connection', async (t) => {
    const url = await listen(t, net.createServer((socket) => {
        socket.on('error', () => {});
        socket.end(Buffer.from([0x89, 0x00]));
    }));
    await refused(t, url);
});

test('TLS is verified unless told otherwise', async (t) => {
    const { ca, options } = makeCertificates(t);
    const server = await serve(t, (socket) => socket.send('over TLS'), { tls: options });
    assert.equal((await refused(t, server.url)).kind, 'error');
    for (const trust of [['--ca', ca], ['-k']]) {
        const client = new Framewatch(t, ...trust, '--count', '1', server.url);
        assert.equal(await client.exit(), 0, client.stderr);
        assert.deepEqual(client.received(), ['over TLS']);
    }
    await refused(t, server.url.replace('wss:', 'ws:')); // plain against TLS
    await refused(t, server.url, '--ca', '/nonexistent');
});

test('TLS against a plain server fails', async (t) => {
    const server = await serve(t);
    assert.equal((await refused(t, server.url.replace('ws:', 'wss:'), '--timeout', '3')).kind, 'error');
});
