// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A server to be killed: countingserver.js PORT NAME. It sends NAME-1, NAME-2 … without end and prints each that comes
// back, after a line with its port.
import { WebSocketServer } from 'ws';

const [port, name] = process.argv.slice(2);
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(port) });
server.on('listening', () => process.stdout.write(`${server.address().port}\n`));
server.on('connection', (client) => {
    let count = 0;
    const timer = setInterval(() => {
        for (let i = 0; i < 5; ++i)
            client.send(`${name}-${++count}`);
    }, 1);
    client.on('message', (data) => process.stdout.write(`${data}\n`));
    client.on('close', () => clearInterval(timer));
    client.on('error', () => {});
});
