// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Servers and proxies of the distribution, as ordinary processes of one test: on free ports, in its folder, ended with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { folder, within } from './framewatch.js';

const places = [...process.env.PATH.split(':'), '/usr/sbin', '/usr/local/sbin'];

/** Its path, or undefined. */
export function program(name) {
    return places.map((place) => path.join(place, name)).find(existsSync);
}

/** { skip } for a test that needs these programs. */
export function needs(...names) {
    const missing = names.filter((name) => !program(name));
    return { skip: missing.length > 0 && `not installed: ${missing.join(', ')}` };
}

export async function freePort() {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    return port;
}

async function accepts(port) {
    const socket = net.connect(port, '127.0.0.1');
    try {
        await once(socket, 'connect');
        return true;
    } catch {
        return false;
    } finally {
        socket.destroy();
    }
}

/** Starts name and resolves once it listens on port; ended with the test t. */
export async function daemon(t, name, args, port) {
    const child = spawn(program(name), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let ended = false;
    for (const stream of [child.stdout, child.stderr])
        stream.on('data', (data) => { said += data; });
    const end = once(child, 'close').then(() => { ended = true; });
    t.after(async () => {
        child.kill('SIGKILL');
        await end;
    });
    const listening = async () => {
        while (!await accepts(port)) {
            if (ended)
                throw new Error(`${name} ended: ${said}`);
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    };
    await within(listening(), `${name} listening`);
    return child;
}

/** microsocks: SOCKS5. The proxy's URL, with credentials if there are. */
export async function socksProxy(t, user, password) {
    const port = await freePort();
    const login = user ? ['-u', user, '-P', password] : [];
    await daemon(t, 'microsocks', ['-i', '127.0.0.1', '-p', String(port), ...login], port);
    return `socks5://${user ? `${user}:${encodeURIComponent(password)}@` : ''}127.0.0.1:${port}`;
}

/** tinyproxy: HTTP CONNECT. The same. */
export async function httpProxy(t, user, password) {
    const port = await freePort();
    const file = path.join(folder(t), 'tinyproxy.conf');
    const login = user ? `BasicAuth ${user} ${password}\n` : '';
    writeFileSync(file, `Port ${port}\nListen 127.0.0.1\nAllow 127.0.0.1\nTimeout 60\nMaxClients 20\n${login}`);
    await daemon(t, 'tinyproxy', ['-d', '-c', file], port);
    return `http://${user ? `${user}:${encodeURIComponent(password)}@` : ''}127.0.0.1:${port}`;
}

/** nginx with these server blocks; "PORT" in them is the port that is returned. */
export async function nginx(t, servers) {
    const here = folder(t);
    const port = await freePort();
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${here}/${name};`).join('\n');
    const file = path.join(here, 'nginx.conf');
    writeFileSync(file, `daemon off; master_process off; pid ${here}/pid; error_log stderr;
events {}
http {
    access_log off;
    ${temporary}
    ${servers.replaceAll('PORT', String(port))}
}
`);
    await daemon(t, 'nginx', ['-p', here, '-e', 'stderr', '-c', file], port);
    return port;
}
