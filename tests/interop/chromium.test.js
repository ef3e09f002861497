// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A page in Chromium at Framewatch's local server: N1–N5, N9 and permessage-deflate.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Framewatch, within } from './support/framewatch.js';

const browser = process.env.CHROMIUM
    ?? ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => process.env.PATH.split(':').map((at) => path.join(at, name))).find(existsSync);
const page = readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'support', 'page.html'));
const response = '{"type":"response","message":"Got your message!"}';

/** Serves the page; answered resolves with what it posts. */
async function servePage(t) {
    let resolve;
    const answered = new Promise((r) => { resolve = r; });
    const server = http.createServer(async (request, reply) => {
        if (request.method === 'POST') {
            let body = '';
            for await (const part of request)
                body += part;
            resolve(JSON.parse(body));
        }
        reply.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(request.url.startsWith('/?') ? page : '');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => {
        server.closeAllConnections();
        server.close();
    });
    return { url: `http://127.0.0.1:${server.address().port}/`, answered };
}

/** Opens url in a browser of its own, which ends with the test. */
function browse(t, url) {
    const profile = mkdtempSync(path.join(tmpdir(), 'framewatch-chromium-'));
    const chromium = spawn(browser, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-port=0',
        `--user-data-dir=${profile}`, url], { stdio: 'ignore', detached: true });
    const gone = once(chromium, 'exit');
    t.after(async () => {
        try {
            process.kill(-chromium.pid, 'SIGKILL'); // with its children
        } catch { /* it has ended by itself */ }
        await gone;
        rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    });
}

const expected = {
    'server-echo': ['Welcome to WebSocket server!', 'Server Echo: Hello, Server!'],
    'short-echo': ['Echo: Hey'],
    'upper': ['HEY, HOW ARE YOU?'],
    'broadcast': ['Broadcast: to all', 'Broadcast: to all'],
    'json-chat': [response, response],
    'echo': ['żółć 🙂', [0, 255, 1], 4000, '', true], // the reason is the page's, and the answer has none
    'compressed': ['permessage-deflate', true, true, true],
};

test('what a page hears from each rule', { skip: !browser && 'there is no Chromium' }, async (t) => {
    const site = await servePage(t);
    const urls = new URLSearchParams();
    const servers = [];
    for (const rule of Object.keys(expected)) {
        servers.push(new Framewatch(t, '--serve', '0', '--serve-rule', rule === 'compressed' ? 'echo' : rule));
        urls.set(rule, await servers.at(-1).url());
    }
    browse(t, `${site.url}?${urls}`);
    const heard = await within(site.answered, 'what the page heard', 90000);
    await Promise.all(servers.map((server) => server.stop())); // so that none is cut off inside a line
    for (const [rule, messages] of Object.entries(expected))
        await t.test(rule, () => assert.deepEqual(heard[rule], messages));
});
