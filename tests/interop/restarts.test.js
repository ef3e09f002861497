// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A server that is killed and started again, over and over, in the middle of its traffic.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { Framewatch, within } from './support/framewatch.js';

const script = fileURLToPath(new URL('./support/countingserver.js', import.meta.url));
const rounds = 100;
const enough = 25; // messages that came back before the server is killed
const delay = 50; // ms, between attempts
const slack = 1500; // ms, for a busy machine

class Server {
    echoed = []; // what came back: the client had it

    constructor(t, port, name) {
        this.process = spawn(process.execPath, [script, String(port), name], { stdio: ['ignore', 'pipe', 'inherit'] });
        t.after(() => this.process.kill('SIGKILL'));
        this.listening = new Promise((resolve) => { this.resolvePort = resolve; });
        this.busy = new Promise((resolve) => { this.resolveBusy = resolve; });
        createInterface({ input: this.process.stdout }).on('line', (line) => this.#take(line));
    }

    #take(line) {
        if (this.resolvePort) {
            this.resolvePort(Number(line));
            this.resolvePort = undefined;
            return;
        }
        this.echoed.push(line);
        if (this.echoed.length === enough)
            this.resolveBusy();
    }

    async kill() {
        this.process.kill('SIGKILL');
        await once(this.process, 'close'); // and all it printed was read
    }
}

test(`a server killed ${rounds} times: all it sent is there once, and the session is back in time`, async (t) => {
    const servers = [new Server(t, 0, 'r0')];
    const port = await within(servers[0].listening, 'the first server');
    const client = new Framewatch(t, '--reconnect', `${delay}ms`, '--echo', `ws://127.0.0.1:${port}/`);
    let slowest = 0;
    for (let round = 1; round <= rounds; ++round) {
        await within(servers.at(-1).busy, `traffic of round ${round}`);
        await servers.at(-1).kill();
        const server = new Server(t, port, `r${round}`);
        servers.push(server);
        await within(server.listening, `server of round ${round}`);
        const start = performance.now();
        await client.line((line) => line.kind === 'open'
            && client.lines.filter((other) => other.kind === 'open').length > round, `open again in round ${round}`);
        slowest = Math.max(slowest, performance.now() - start);
    }
    await within(servers.at(-1).busy, 'traffic of the last round');
    assert.equal(await client.stop(), 0, client.stderr);
    assert.ok(slowest < delay + slack, `open again after ${slowest} ms`);

    const received = client.lines.filter((line) => line.kind === 'text' && line.direction === 'received');
    const texts = received.map((line) => line.text);
    assert.equal(new Set(texts).size, texts.length, 'nothing is there twice');
    const have = new Set(texts);
    for (const [round, server] of servers.entries()) {
        assert.ok(server.echoed.length >= enough);
        for (const text of server.echoed)
            assert.ok(have.has(text), `${text} is missing`);
        // In order and without a gap, to the last that came.
        const own = texts.filter((text) => text.startsWith(`r${round}-`));
        assert.deepEqual(own, own.map((_, i) => `r${round}-${i + 1}`));
    }
    assert.deepEqual(client.lines.map((line) => line.id), client.lines.map((_, i) => i + 1));
});
