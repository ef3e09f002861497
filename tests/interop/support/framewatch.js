// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs framewatch --headless and waits for what it prints.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const program = process.env.FRAMEWATCH;
if (!program)
    throw new Error('FRAMEWATCH must name the program');

export const patience = 15000; // ms, for anything that is bound to happen

/** Rejects when promise takes longer than ms. */
export async function within(promise, what, ms = patience) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`${what}: nothing within ${ms} ms`)), ms);
    });
    try {
        return await Promise.race([promise, late]);
    } finally {
        clearTimeout(timer);
    }
}

/** A folder that goes with the test t. */
export function folder(t) {
    const name = mkdtempSync(path.join(tmpdir(), 'framewatch-interop-'));
    t.after(() => rmSync(name, { recursive: true, force: true }));
    return name;
}

export class Framewatch {
    lines = []; // parsed
    stderr = '';
    #waiting = [];

    /** Starts with --headless before args; ended with the test t. */
    constructor(t, ...args) {
        const home = folder(t);
        const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
        delete env.DISPLAY;
        delete env.WAYLAND_DISPLAY;
        this.process = spawn(program, ['--headless', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
        this.process.stderr.on('data', (data) => { this.stderr += data; });
        const output = createInterface({ input: this.process.stdout });
        output.on('line', (line) => this.#take(JSON.parse(line)));
        this.ended = new Promise((resolve) => {
            this.process.on('close', (code, signal) => resolve({ code, signal, stderr: this.stderr }));
        });
        t.after(() => {
            output.removeAllListeners('line'); // the kill may cut one
            this.process.kill('SIGKILL');
        });
    }

    #take(line) {
        this.lines.push(line);
        this.#waiting = this.#waiting.filter(({ matches, resolve }) => !matches(line) || resolve(line));
    }

    /** The first line, past or to come, that matches. */
    line(matches, what = matches.toString()) {
        const found = this.lines.find(matches);
        if (found)
            return Promise.resolve(found);
        return within(new Promise((resolve) => this.#waiting.push({ matches, resolve })), what);
    }

    /** The first entry of a kind with these fields. */
    entry(kind, fields = {}) {
        const wanted = Object.entries(fields);
        return this.line((line) => line.kind === kind && wanted.every(([key, value]) => line[key] === value),
            `${kind} ${JSON.stringify(fields)}`);
    }

    /** Where --serve listens. */
    async url() {
        return (await this.line((line) => 'listening' in line)).listening;
    }

    /** Messages so far as ['sent' | 'received', text]. */
    messages() {
        return this.lines.filter(({ kind }) => kind === 'text').map(({ direction, text }) => [direction, text]);
    }

    received() {
        return this.messages().filter(([direction]) => direction === 'received').map(([, text]) => text);
    }

    /** Exit code; fails the caller by a rejection if it does not come. */
    async exit() {
        return (await within(this.ended, 'the end of framewatch')).code;
    }

    async stop(signal = 'SIGINT') {
        this.process.kill(signal);
        return this.exit();
    }
}
