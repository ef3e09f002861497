// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Framewatch at nginx, which stands before a server of ws: TLS, client certificates, redirects.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needs, nginx } from './support/daemons.js';
import { Framewatch } from './support/framewatch.js';
import { behaviours, serve } from './support/peer.js';
import { makeCertificates } from './support/tls.js';

const needed = needs('nginx');

/** nginx with TLS before a server that echoes, and more directives. */
async function front(t, more = '') {
    const certificates = makeCertificates(t);
    const server = await serve(t, behaviours.echo);
    const port = await nginx(t, `server {
        listen 127.0.0.1:PORT ssl;
        listen 127.0.0.2:PORT ssl;
        ssl_certificate ${certificates.certFile};
        ssl_certificate_key ${certificates.keyFile};
        ${more.replace('CA', certificates.ca)}
        location /old { return 307 https://localhost:PORT/new; }
        location /down { return 301 http://127.0.0.1:PORT/; }
        location /round { return 302 /round; }
        location / {
            proxy_pass ${server.url.replace('ws:', 'http:')};
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
        }
    }`);
    return { certificates, server, port, url: `wss://127.0.0.1:${port}/`, trust: ['--ca', certificates.ca] };
}

async function echoes(t, ...args) {
    const client = new Framewatch(t, '--send', 'hello', '--count', '1', ...args);
    assert.equal(await client.exit(), 0, client.stderr + JSON.stringify(client.lines));
    assert.deepEqual(client.received(), ['hello']);
    return client;
}

/** The note of the entry that a failed attempt ends with. */
async function failure(t, kind, ...args) {
    const client = new Framewatch(t, ...args);
    assert.equal(await client.exit(), 3, JSON.stringify(client.lines));
    return (await client.entry(kind)).note;
}

test('TLS that ends at nginx', needed, async (t) => {
    const { url, trust } = await front(t);
    await echoes(t, ...trust, url);
});

test('a certificate that is not trusted', needed, async (t) => {
    const { port, url, trust } = await front(t);
    assert.equal(await failure(t, 'error', url),
        'The certificate of 127.0.0.1 is not trusted: its issuer, interop CA, is not known on this computer');
    assert.equal(await failure(t, 'error', ...trust, `wss://127.0.0.2:${port}/`),
        'The certificate of 127.0.0.2 is not trusted: it is for 127.0.0.1, localhost, not for 127.0.0.2');
    await echoes(t, '-k', url);
});

test('a client certificate that nginx asks for', needed, async (t) => {
    const { certificates: { client, keyFile }, url, trust } = await front(t, 'ssl_client_certificate CA; ssl_verify_client on;');
    await echoes(t, ...trust, '--cert', client.cert, '--key', client.key, url);
    await echoes(t, ...trust, '--cert', client.p12, url);
    assert.match(await failure(t, 'refused', ...trust, url),
        /^Refused: HTTP 400 Bad Request, because the server asks for a client certificate and none was given/);
    assert.equal(await failure(t, 'error', ...trust, '--cert', client.cert, '--key', keyFile, url),
        `The key in ${keyFile} does not belong to the certificate in ${client.cert}`);
});

test('a redirect to another origin takes no credential along', needed, async (t) => {
    const { server, port, url, trust } = await front(t);
    const client = await echoes(t, '-L', ...trust, '--token', 's3cret', '--auth', 'bearer', '-H', 'X-Api-Key: k3y', '-H', 'X-Plain: 1', `${url}old`);
    assert.deepEqual(client.lines.map(({ kind, connection }) => `${connection} ${kind}`).slice(0, 5),
        ['1 connecting', '1 refused', '1 note', '2 connecting', '2 open']);
    assert.equal((await client.entry('note')).note,
        `Redirected to wss://localhost:${port}/new; not sent to another origin: token, X-Api-Key`);
    const [{ headers, url: target }] = server.requests;
    assert.equal(target, '/new');
    assert.equal(headers.authorization, undefined);
    assert.equal(headers['x-api-key'], undefined);
    assert.equal(headers['x-plain'], '1');
});

test('redirects that are not followed', needed, async (t) => {
    const { url, trust } = await front(t);
    assert.match(await failure(t, 'refused', ...trust, `${url}old`), /^Refused: HTTP 307 .*redirects to https:/);
    assert.equal(await failure(t, 'error', '-L', ...trust, `${url}down`),
        'The server redirects from wss to ws, which nobody protects: not followed');
    assert.equal(await failure(t, 'error', '-L', ...trust, `${url}round`),
        `The redirects go round in a circle: back to ${url}round`);
});
