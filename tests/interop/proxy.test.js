// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Framewatch through proxies of others: microsocks and tinyproxy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { freePort, httpProxy, needs, socksProxy } from './support/daemons.js';
import { folder, Framewatch } from './support/framewatch.js';
import { behaviours, serve } from './support/peer.js';
import { makeCertificates } from './support/tls.js';

const secret = 'pr0xy-s3cret';
const kinds = [
    { name: 'SOCKS5', start: socksProxy, needed: needs('microsocks') },
    { name: 'HTTP', start: httpProxy, needed: needs('tinyproxy') },
];

for (const { name, start, needed } of kinds) {
    for (const login of [[], ['me', secret]]) {
        test(`${name} proxy${login.length ? ' with a password' : ''}: ws and wss`, needed, async (t) => {
            const proxy = await start(t, ...login);
            const certificates = makeCertificates(t);
            for (const tls of [undefined, certificates.options]) {
                const server = await serve(t, behaviours.echo, { tls });
                const capture = path.join(folder(t), 'proxied.fwcap');
                const client = new Framewatch(t, '--proxy', proxy, '--ca', certificates.ca, '--capture', capture, '--send', 'through',
                    '--count', '1', server.url);
                assert.equal(await client.exit(), 0, client.stderr);
                assert.deepEqual(client.received(), ['through']);
                const shown = proxy.replace(/.*@|.*\/\//, '');
                assert.equal((await client.entry('connecting')).note, `Connecting to ${server.url} through ${name} proxy ${shown}`);
                assert.ok(!JSON.stringify(client.lines).includes(secret));
                assert.ok(!readFileSync(capture).includes(secret));
            }
        });
    }

    test(`${name} proxy: a wrong password, and none`, needed, async (t) => {
        const proxy = await start(t, 'me', secret);
        const shown = proxy.replace(/.*@/, '');
        const server = await serve(t, behaviours.echo);
        const scheme = proxy.replace(/:.*/, '');
        const wrong = new Framewatch(t, '--proxy', `${scheme}://me:another@${shown}`, server.url);
        assert.equal(await wrong.exit(), 3);
        const { note } = await wrong.entry('error');
        assert.ok(note.startsWith(`The ${name} proxy ${shown} does not accept the user and password`), note);
        const none = new Framewatch(t, '--proxy', `${scheme}://${shown}`, server.url);
        assert.equal(await none.exit(), 3);
        assert.equal((await none.entry('error')).note, `The ${name} proxy ${shown} asks for a user and password`);
        assert.equal(server.requests.length, 0);
    });

    test(`${name} proxy: a server that is not there`, needed, async (t) => {
        const proxy = await start(t);
        const shown = proxy.replace(/.*\/\//, '');
        const client = new Framewatch(t, '--proxy', proxy, `ws://127.0.0.1:${await freePort()}/`);
        assert.equal(await client.exit(), 3);
        const { note } = await client.entry('error');
        assert.ok(note.includes(`${name} proxy ${shown}`), note);
    });

    test(`${name} proxy: 64 MiB come through whole`, needed, async (t) => {
        const proxy = await start(t);
        const piece = Buffer.alloc(1 << 20, 'x');
        const server = await serve(t, (socket) => {
            for (let i = 0; i < 64; ++i)
                socket.send(piece);
        });
        const client = new Framewatch(t, '--proxy', proxy, '--quiet', '--count', '64', server.url);
        assert.equal(await client.exit(), 0, client.stderr);
    });
}

test('a proxy that is not there', async (t) => {
    const port = await freePort();
    for (const [scheme, name] of [['socks5', 'SOCKS5'], ['http', 'HTTP']]) {
        const client = new Framewatch(t, '--proxy', `${scheme}://127.0.0.1:${port}`, 'ws://far.invalid/');
        assert.equal(await client.exit(), 3);
        assert.equal((await client.entry('error')).note, `The ${name} proxy 127.0.0.1:${port} refuses connections`);
    }
});

test('the proxy of the environment', needs('tinyproxy'), async (t) => {
    const proxy = await httpProxy(t);
    const server = await serve(t, behaviours.echo);
    const before = process.env.http_proxy;
    process.env.http_proxy = proxy;
    t.after(() => {
        delete process.env.http_proxy;
        if (before !== undefined)
            process.env.http_proxy = before;
    });
    const client = new Framewatch(t, '--proxy', 'system', '--send', 'x', '--count', '1', server.url);
    assert.equal(await client.exit(), 0, client.stderr);
    assert.match((await client.entry('connecting')).note, / through HTTP proxy 127\.0\.0\.1:\d+$/);
    const direct = new Framewatch(t, '--send', 'x', '--count', '1', server.url); // not asked for: not used
    assert.equal(await direct.exit(), 0, direct.stderr);
    assert.equal((await direct.entry('connecting')).note, `Connecting to ${server.url}`);
});
