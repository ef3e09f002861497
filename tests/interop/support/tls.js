// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate authority, a server's certificate and a client's, made for one test.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folder } from './framewatch.js';

export function makeCertificates(t) {
    const here = folder(t);
    const file = (name) => path.join(here, name);
    const openssl = (...args) => execFileSync('openssl', args, { stdio: 'pipe' });
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    openssl('req', '-x509', ...key, '-keyout', file('ca.key'), '-out', file('ca.pem'), '-days', '2', '-subj', '/CN=interop CA',
        '-addext', 'basicConstraints=critical,CA:TRUE');
    openssl('req', ...key, '-keyout', file('server.key'), '-out', file('server.csr'), '-subj', '/CN=localhost');
    writeFileSync(file('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
    openssl('x509', '-req', '-in', file('server.csr'), '-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial',
        '-out', file('server.pem'), '-days', '2', '-extfile', file('names'));
    openssl('req', ...key, '-keyout', file('client.key'), '-out', file('client.csr'), '-subj', '/CN=interop client');
    openssl('x509', '-req', '-in', file('client.csr'), '-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial',
        '-out', file('client.pem'), '-days', '2');
    openssl('pkcs12', '-export', '-inkey', file('client.key'), '-in', file('client.pem'), '-out', file('client.p12'), '-passout', 'pass:');
    return {
        client: { cert: file('client.pem'), key: file('client.key'), p12: file('client.p12') },
        ca: file('ca.pem'), certFile: file('server.pem'), keyFile: file('server.key'),
        options: { cert: readFileSync(file('server.pem')), key: readFileSync(file('server.key')) },
    };
}
