// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Servers of the ws package, as the notes that the project grew out of have them, and a client that keeps what it hears.
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { WebSocket, WebSocketServer } from 'ws';
import { within } from './framewatch.js';

/** A WebSocketServer on a free port, ended with the test t. behave(socket, server, request) for each client. */
export async function serve(t, behave = () => {}, { tls, ...options } = {}) {
    const web = tls ? https.createServer(tls) : http.createServer();
    const server = new WebSocketServer({ server: web, ...options });
    server.heard = []; // [bytes, isBinary] of all clients
    server.requests = [];
    server.on('connection', (socket, request) => {
        server.requests.push(request);
        socket.on('message', (data, isBinary) => server.heard.push([data, isBinary]));
        socket.on('error', () => {});
        behave(socket, server, request);
    });
    web.listen(0, '127.0.0.1');
    await once(web, 'listening');
    t.after(() => {
        server.clients.forEach((client) => client.terminate());
        web.close();
    });
    server.url = `${tls ? 'wss' : 'ws'}://127.0.0.1:${web.address().port}`;
    return server;
}

export const behaviours = {
    serverEcho(socket) { // N1
        socket.send('Welcome to WebSocket server!');
        socket.on('message', (data) => socket.send(`Server Echo: ${data}`));
    },
    shortEcho(socket) { // N2
        socket.on('message', (data) => socket.send(`Echo: ${data}`));
    },
    upper(socket) { // N3
        socket.on('message', (data) => socket.send(data.toString().toUpperCase()));
    },
    broadcast(socket, server) { // N4
        socket.on('message', (data) => server.clients.forEach((client) => client.send(`Broadcast: ${data}`)));
    },
    jsonChat(socket, server) { // N5
        socket.on('message', (data) => {
            if (JSON.parse(data).type === 'chat')
                server.clients.forEach((client) => client.send('{"type":"response","message":"Got your message!"}'));
        });
    },
    echo(socket) {
        socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    },
};

/** A client that keeps its messages; ended with the test t. */
export class Client {
    heard = []; // strings, or Buffers if binary
    #waiting = [];

    constructor(t, url, options) {
        this.socket = new WebSocket(url, options);
        this.socket.on('message', (data, isBinary) => {
            this.heard.push(isBinary ? data : data.toString());
            this.#waiting = this.#waiting.filter(({ count, resolve }) => this.heard.length < count || resolve());
        });
        t.after(() => this.socket.terminate());
    }

    async open() {
        await within(once(this.socket, 'open'), 'open');
        return this;
    }

    /** Once so many messages have come: all of them. */
    async messages(count) {
        if (this.heard.length < count)
            await within(new Promise((resolve) => this.#waiting.push({ count, resolve })), `message ${count}`);
        return this.heard;
    }

    async closed() {
        const [code, reason] = await within(once(this.socket, 'close'), 'close');
        return [code, reason.toString()];
    }
}
