// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Clients of the ws package at Framewatch's local server: N1–N5, N7, N9 and N10.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { test } from 'node:test';
import { Framewatch, within } from './support/framewatch.js';
import { Client } from './support/peer.js';
import { makeCertificates } from './support/tls.js';

const start = (t, rule, ...args) => new Framewatch(t, '--serve', '0', '--serve-rule', rule, ...args);

async function answers(t, rule, message, count = 1) {
    const client = await new Client(t, await start(t, rule).url()).open();
    client.socket.send(message);
    return client.messages(count);
}

test('N1: echo with greeting', async (t) => {
    assert.deepEqual(await answers(t, 'server-echo', 'Hello, Server!', 2), ['Welcome to WebSocket server!', 'Server Echo: Hello, Server!']);
});

test('N2: short echo', async (t) => assert.deepEqual(await answers(t, 'short-echo', 'Hey'), ['Echo: Hey']));

test('N3: shouting echo', async (t) => {
    assert.deepEqual(await answers(t, 'upper', 'Hey, How are you?'), ['HEY, HOW ARE YOU?']);
});

for (const [name, rule, message, answer] of [
    ['N4: broadcast', 'broadcast', 'to all', 'Broadcast: to all'],
    ['N5: JSON chat', 'json-chat', '{"type":"chat","message":"Hello, everyone!"}', '{"type":"response","message":"Got your message!"}'],
]) {
    test(`${name} reaches every client`, async (t) => {
        const url = await start(t, rule).url();
        const clients = await Promise.all([1, 2, 3].map(() => new Client(t, url).open()));
        clients[1].socket.send(message);
        for (const client of clients)
            assert.deepEqual(await client.messages(1), [answer]);
    });
}

test('N7: a plain GET gets a proper answer', async (t) => {
    const url = await start(t, 'echo').url();
    const [response] = await within(once(http.get(url.replace('ws:', 'http:')), 'response'), 'an answer');
    let body = '';
    for await (const part of response)
        body += part;
    assert.ok([400, 426].includes(response.statusCode), String(response.statusCode));
    assert.match(body, /WebSocket/);
});

test('N7: a TCP connection alone is no client, and garbage harms nobody', async (t) => {
    const server = start(t, 'echo');
    const url = new URL(await server.url());
    const bare = net.connect(Number(url.port), url.hostname);
    t.after(() => bare.destroy());
    await once(bare, 'connect');
    const garbage = net.connect(Number(url.port), url.hostname);
    garbage.on('error', () => {});
    garbage.end(Buffer.alloc(100000, 0x80));
    const client = await new Client(t, url.href).open();
    client.socket.send('still here');
    assert.deepEqual(await client.messages(1), ['still here']);
    await server.entry('text', { direction: 'sent', text: 'still here' });
    assert.deepEqual(server.lines.filter(({ kind }) => kind === 'open').length, 1);
});

test('N9: binary comes back as binary', async (t) => {
    const client = await new Client(t, await start(t, 'echo').url()).open();
    const bytes = Buffer.from([0, 1, 2, 255]);
    client.socket.send(bytes);
    client.socket.send('żółć');
    const [binary, text] = await client.messages(2);
    assert.ok(Buffer.isBuffer(binary) && binary.equals(bytes));
    assert.equal(text, 'żółć');
});

test('N10: each client apart', async (t) => {
    const server = start(t, 'short-echo');
    const url = await server.url();
    const clients = [];
    for (const name of ['a', 'b', 'c']) {
        const client = await new Client(t, `${url}/${name}`).open();
        client.socket.send(name);
        await client.messages(1);
        clients.push(client);
    }
    for (const [i, name] of ['a', 'b', 'c'].entries()) {
        await server.entry('text', { client: i + 1, direction: 'received', text: name });
        await server.entry('text', { client: i + 1, direction: 'sent', text: `Echo: ${name}` });
    }
    clients[1].socket.close(4001, 'enough');
    await server.entry('close', { client: 2, direction: 'received', code: 4001, reason: 'enough' });
    clients[0].socket.send('a again');
    assert.deepEqual(await clients[0].messages(2), ['Echo: a', 'Echo: a again']);
});

test('stopping says goodbye', async (t) => {
    const server = start(t, 'echo');
    const client = await new Client(t, await server.url()).open();
    const closed = client.closed();
    assert.equal(await server.stop('SIGTERM'), 0, server.stderr);
    assert.equal((await closed)[0], 1001);
});

test('wss', async (t) => {
    const { ca, certFile, keyFile } = makeCertificates(t);
    const server = start(t, 'upper', '--serve-cert', certFile, '--serve-key', keyFile);
    const url = await server.url();
    assert.match(url, /^wss:/);
    const client = await new Client(t, url, { ca: readFileSync(ca) }).open();
    client.socket.send('quietly');
    assert.deepEqual(await client.messages(1), ['QUIETLY']);
});

test('a hundred clients at once', async (t) => {
    const url = await start(t, 'echo', '--quiet').url();
    const clients = await Promise.all(Array.from({ length: 100 }, () => new Client(t, url).open()));
    clients.forEach((client, i) => client.socket.send(`I am ${i}`));
    for (const [i, client] of clients.entries())
        assert.deepEqual(await client.messages(1), [`I am ${i}`]);
});
