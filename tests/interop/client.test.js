// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Framewatch as a client of the real thing: N1–N6, N8 and N9 of the reference notes.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { folder, Framewatch, within } from './support/framewatch.js';
import { behaviours, serve } from './support/peer.js';
import { makeCertificates } from './support/tls.js';

/** Says message to a server that behaves so and answers count times. */
async function talk(t, behave, message, count) {
    const server = await serve(t, behave);
    const client = new Framewatch(t, '--send', message, '--count', String(count), server.url);
    assert.equal(await client.exit(), 0, client.stderr);
    assert.deepEqual(server.heard.map(([data, isBinary]) => [data.toString(), isBinary]), [[message, false]]);
    return client;
}

test('N1: echo with greeting', async (t) => {
    const client = await talk(t, behaviours.serverEcho, 'Hello, Server!', 2);
    assert.deepEqual(client.received(), ['Welcome to WebSocket server!', 'Server Echo: Hello, Server!']);
});

test('N2: short echo', async (t) => {
    assert.deepEqual((await talk(t, behaviours.shortEcho, 'Hey', 1)).received(), ['Echo: Hey']);
});

test('N3: shouting echo', async (t) => {
    assert.deepEqual((await talk(t, behaviours.upper, 'Hey, How are you?', 1)).received(), ['HEY, HOW ARE YOU?']);
});

test('N4: broadcast reaches every client, the sender too', async (t) => {
    const server = await serve(t, behaviours.broadcast);
    const listener = new Framewatch(t, '--count', '1', server.url);
    await listener.entry('open');
    const sender = new Framewatch(t, '--send', 'to all', '--count', '1', server.url);
    assert.deepEqual(await Promise.all([listener.exit(), sender.exit()]), [0, 0]);
    assert.deepEqual(listener.received(), ['Broadcast: to all']);
    assert.deepEqual(sender.received(), ['Broadcast: to all']);
});

test('N5: JSON chat', async (t) => {
    const server = await serve(t, behaviours.jsonChat);
    const listener = new Framewatch(t, '--count', '1', server.url);
    await listener.entry('open');
    const chat = '{"type":"chat","message":"Hello, everyone!"}';
    const sender = new Framewatch(t, '--send', chat, '--count', '1', server.url);
    assert.deepEqual(await Promise.all([listener.exit(), sender.exit()]), [0, 0]);
    assert.equal(server.heard[0][0].toString(), chat);
    for (const client of [listener, sender])
        assert.deepEqual(client.received(), ['{"type":"response","message":"Got your message!"}']);
});

/** Connections of a client whose server ends each one after its token: [token message, ms since the last end]. */
async function comeBack(t, times, ...args) {
    const visits = [];
    let enough;
    const all = new Promise((resolve) => { enough = resolve; });
    let endedAt = 0;
    const server = await serve(t, (socket) => {
        const waited = endedAt && performance.now() - endedAt;
        socket.once('message', (data) => {
            visits.push([data.toString(), waited]);
            socket.on('close', () => { endedAt = performance.now(); });
            if (visits.length === times)
                enough();
            else
                socket.close(1000);
        });
    });
    const client = new Framewatch(t, '--token', 'your_token_here', ...args, server.url);
    await within(all, `${times} visits`, 20000);
    assert.equal(await client.stop('SIGTERM'), 0, client.stderr);
    return visits;
}

test('N6: authenticates on every open', async (t) => {
    const visits = await comeBack(t, 4, '--reconnect', '0.2s');
    assert.deepEqual(visits.map(([message]) => message), Array(4).fill('{"authToken":"your_token_here"}'));
});

test('N6: waits 3 s by default', async (t) => {
    const [, [message, waited]] = await comeBack(t, 2);
    assert.equal(message, '{"authToken":"your_token_here"}');
    assert.ok(waited >= 2950 && waited < 4500, `came back after ${waited} ms`);
});

for (const secure of [false, true]) {
    test(`N8: the four events over ${secure ? 'wss' : 'ws'}`, async (t) => {
        const certificates = makeCertificates(t);
        const trust = secure ? ['--ca', certificates.ca] : [];
        const server = await serve(t, (socket) => {
            socket.on('message', () => {
                socket.send('answer');
                socket.close(1001, 'bye');
            });
        }, { tls: secure ? certificates.options : undefined });
        const client = new Framewatch(t, ...trust, '--reconnect', 'off', '--send', 'question', server.url);
        assert.equal(await client.exit(), 0, client.stderr);
        assert.deepEqual(client.lines.map(({ kind, direction, code }) => [kind, direction, code].filter(Boolean).join(' ')), [
            'connecting none', 'open none', 'text sent', 'text received', 'close received 1001', 'close sent 1001', 'closed none']);
        assert.equal(client.lines.find(({ kind }) => kind === 'close').reason, 'bye');

        server.clients.forEach((socket) => socket.terminate());
        const nowhere = new Framewatch(t, ...trust, server.url.replace(/:\d+$/, ':1'));
        assert.equal(await nowhere.exit(), 3);
        assert.ok((await nowhere.entry('error')).note);
    });
}

test('N9: text and binary, each way, byte for byte', async (t) => {
    const server = await serve(t, behaviours.echo);
    const here = folder(t);
    const texts = ['', 'Zażółć gęślą jaźń', '🙂'.repeat(1000), '\u{feff}with a mark', '{"a": 1.0, "a": 1e400}', 'x'.repeat(100000)];
    const binaries = [Buffer.from([0]), Buffer.from([0xff, 0xfe]), randomBytes(125), randomBytes(126), randomBytes(65536), randomBytes(700000)];
    binaries.forEach((bytes) => { bytes[0] = 0; }); // never text
    const files = binaries.map((bytes, i) => {
        writeFileSync(path.join(here, String(i)), bytes);
        return path.join(here, String(i));
    });
    const args = [...texts.flatMap((text) => ['--send', text]), ...files.flatMap((file) => ['--send-file', file])];
    const client = new Framewatch(t, ...args, '--count', String(texts.length + files.length), server.url);
    assert.equal(await client.exit(), 0, client.stderr);
    assert.deepEqual(server.heard.map(([, isBinary]) => isBinary), [...texts.map(() => false), ...binaries.map(() => true)]);
    server.heard.forEach(([data], i) => {
        assert.ok(data.equals(i < texts.length ? Buffer.from(texts[i]) : binaries[i - texts.length]), `message ${i} arrived as it was`);
    });
    assert.deepEqual(client.received(), texts);
    const back = client.lines.filter(({ kind, direction }) => kind === 'binary' && direction === 'received');
    assert.deepEqual(back.map(({ base64 }) => base64), binaries.map((bytes) => bytes.toString('base64')));
});

test('pings are answered and shown', async (t) => {
    const server = await serve(t, (socket) => {
        socket.ping('are you there');
        socket.once('pong', (data) => socket.send(`pong: ${data}`));
    });
    const client = new Framewatch(t, '--ping', '0.1', '--count', '1', server.url);
    assert.equal(await client.exit(), 0, client.stderr);
    assert.deepEqual(client.received(), ['pong: are you there']);
    await client.entry('ping', { direction: 'received' });
    await client.entry('pong', { direction: 'sent' });
});

test('subprotocols, Origin and headers reach the server', async (t) => {
    const server = await serve(t, (socket) => socket.send(socket.protocol), {
        handleProtocols: (offered) => [...offered].at(-1),
    });
    const client = new Framewatch(t, '-s', 'one', '-s', 'two', '-o', 'https://origin.example', '-H', 'X-Custom: yes', '--count', '1',
        `${server.url}/path?q=%2f`);
    assert.equal(await client.exit(), 0, client.stderr);
    assert.deepEqual(client.received(), ['two']);
    const [{ url, headers }] = server.requests;
    assert.equal(url, '/path?q=%2f');
    assert.equal(headers.origin, 'https://origin.example');
    assert.equal(headers['x-custom'], 'yes');
});
