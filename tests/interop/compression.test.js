// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// permessage-deflate (RFC 7692) with ws at the other end: every combination of parameters, both ways.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { folder, Framewatch } from './support/framewatch.js';
import { behaviours, Client, serve } from './support/peer.js';

const json = JSON.stringify(Array.from({ length: 3000 }, (_, id) => ({ id, type: 'trade', px: id * 7919 % 1000 })));
const prose = 'Zażółć gęślą jaźń. The quick brown fox jumps over the lazy dog. '.repeat(40);
const noise = randomBytes(70000);
const corpus = [json, prose, 'short', noise, json, prose];

const combinations = [8, 9, 11, 15].flatMap((bits) => [false, true].flatMap((server) => [false, true].map((client) => ({
    serverNoContextTakeover: server, clientNoContextTakeover: client, serverMaxWindowBits: bits, clientMaxWindowBits: bits,
}))));

const titleOf = ({ serverNoContextTakeover, clientNoContextTakeover, serverMaxWindowBits }) =>
    [`${serverMaxWindowBits} bits`, serverNoContextTakeover && 'server afresh', clientNoContextTakeover && 'client afresh'].filter(Boolean).join(', ');

const offerOf = ({ serverNoContextTakeover, clientNoContextTakeover, serverMaxWindowBits, clientMaxWindowBits }) =>
    ['permessage-deflate', serverNoContextTakeover && 'server_no_context_takeover', clientNoContextTakeover && 'client_no_context_takeover',
        `server_max_window_bits=${serverMaxWindowBits}`, `client_max_window_bits=${clientMaxWindowBits}`].filter(Boolean).join('; ');

const same = (got, wanted) => Buffer.compare(Buffer.from(got), Buffer.from(wanted)) === 0;

/** Sends the corpus to an echo server of ws and checks what each end heard. */
async function echoAt(t, server, ...args) {
    const at = folder(t);
    const sends = corpus.flatMap((message, i) => {
        const file = path.join(at, `${i}`);
        writeFileSync(file, message);
        return ['--send-file', file];
    });
    const client = new Framewatch(t, ...args, ...sends, '--count', String(corpus.length), server.url);
    assert.equal(await client.exit(), 0, client.stderr);
    assert.equal(server.heard.length, corpus.length);
    corpus.forEach((message, i) => assert(same(server.heard[i][0], message), `message ${i} at the server`));
    const messages = client.lines.filter(({ kind }) => kind === 'text' || kind === 'binary');
    for (const direction of ['sent', 'received']) {
        const own = messages.filter((line) => line.direction === direction);
        corpus.forEach((message, i) => {
            const { text, base64, size } = own[i];
            assert(same(text ?? Buffer.from(base64, 'base64'), message), `message ${i} ${direction}`);
            assert.equal(size, Buffer.byteLength(message));
        });
    }
    return messages;
}

/** Whether the log says of each long message that it was compressed, and by how much; and of no short one of ours. ws
 * compresses short ones too where the window is kept. */
function requireCompressed(messages, ours = 'sent') {
    for (const { flags = [], size, compressed_size, direction, text } of messages) {
        if (size >= 1024 || ours === direction)
            assert.equal(flags.includes('compressed'), size >= 1024, `${direction} ${size} bytes`);
        if (size >= 1024)
            assert(text ? compressed_size < size / 2 : compressed_size < size * 1.02, `${compressed_size} of ${size} bytes`);
    }
}

for (const parameters of combinations) {
    test(`client, the server's wish: ${titleOf(parameters)}`, async (t) => {
        const server = await serve(t, behaviours.echo, { perMessageDeflate: { ...parameters, threshold: 1024 } });
        requireCompressed(await echoAt(t, server));
    });
    test(`client, our wish: ${titleOf(parameters)}`, async (t) => {
        const server = await serve(t, behaviours.echo, { perMessageDeflate: { threshold: 1024 } });
        requireCompressed(await echoAt(t, server, '-H', `Sec-WebSocket-Extensions: ${offerOf(parameters)}`));
        assert.equal(server.requests[0].headers['sec-websocket-extensions'], offerOf(parameters));
    });
}

test('client with --compress off offers nothing', async (t) => {
    const server = await serve(t, behaviours.echo, { perMessageDeflate: true });
    const messages = await echoAt(t, server, '--compress', 'off');
    assert.equal(server.requests[0].headers['sec-websocket-extensions'], undefined);
    assert(messages.every((line) => !('compressed_size' in line)));
});

test('client takes fragments that ws compresses', async (t) => {
    const server = await serve(t, (socket) => {
        for (let at = 0; at < json.length; at += 5000)
            socket.send(json.slice(at, at + 5000), { fin: at + 5000 >= json.length, compress: true });
        socket.ping('between');
        socket.send(noise);
    }, { perMessageDeflate: { threshold: 0 } });
    const client = new Framewatch(t, '--count', '2', server.url);
    assert.equal(await client.exit(), 0, client.stderr);
    assert.deepEqual(client.received(), [json]);
});

for (const parameters of combinations) {
    test(`server, the client's wish: ${titleOf(parameters)}`, async (t) => {
        const server = new Framewatch(t, '--serve', '0');
        const client = await new Client(t, await server.url(), { perMessageDeflate: { ...parameters, threshold: 0 } }).open();
        assert.equal(client.socket.extensions, 'permessage-deflate');
        corpus.forEach((message) => client.socket.send(message));
        const heard = await client.messages(corpus.length);
        corpus.forEach((message, i) => assert(same(heard[i], message), `message ${i}`));
        await server.line(({ id }) => id > 2 * corpus.length, 'all entries');
        const [received, sent] = ['received', 'sent'].map((direction) =>
            server.lines.filter((line) => line.direction === direction && (line.kind === 'text' || line.kind === 'binary')));
        assert(received.every(({ flags }) => flags?.includes('compressed')));
        requireCompressed(sent);
    });
}

test('server with --compress off takes no offer', async (t) => {
    const server = new Framewatch(t, '--serve', '0', '--compress', 'off');
    const client = await new Client(t, await server.url(), { perMessageDeflate: true }).open();
    assert.equal(client.socket.extensions, '');
    client.socket.send(json);
    assert.deepEqual(await client.messages(1), [json]);
});
