// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Programs: JavaScript for a browser and for Node.js, Python, C++ with Qt.
#include "model/settings/commandtexts.h"
#include "model/settings/quoting.h"

namespace framewatch {

namespace {

using Quote = QString (*)(const QString &);

QString list(const QStringList &values, Quote quote)
{
    QStringList quoted;
    for (const QString &value : values)
        quoted.append(quote(value));
    return u'[' + quoted.join(QStringLiteral(", ")) + u']';
}

/// Code that grows line by line.
class Code
{
public:
    void line(const QString &text = {}) { m_text += text + u'\n'; }
    void line(const char *text) { m_text += QString::fromUtf8(text) + u'\n'; }
    /// %1 in format is the quoted value.
    void with(const char *format, const QString &value, Quote quote)
    {
        QString text = QString::fromLatin1(format);
        line(text.replace(QStringLiteral("%1"), quote(value)));
    }
    void withIf(const char *format, const QString &value, Quote quote)
    {
        if (!value.isEmpty())
            with(format, value, quote);
    }
    QString text() const { return m_text; }

private:
    QString m_text;
};

QString subprotocolArgument(const PlainRequest &request)
{
    return request.subprotocols.isEmpty()
               ? QString()
               : QStringLiteral(", ") + list(request.subprotocols, Quoting::javaScript);
}

void addNodeOptions(Code &code, const PlainRequest &request)
{
    code.line("const options = {");
    code.withIf("  origin: %1,", request.origin, Quoting::javaScript);
    code.line("  headers: {");
    // The same name twice needs a list there.
    QStringList names;
    const auto headers = request.allHeaders();
    for (const auto &[name, value] : headers) {
        if (names.contains(name))
            continue;
        names.append(name);
        QStringList values;
        for (const auto &[otherName, otherValue] : headers) {
            if (otherName == name)
                values.append(otherValue);
        }
        code.line(QStringLiteral("    %1: ").replace(QStringLiteral("%1"), Quoting::javaScript(name)) +
                  (values.size() == 1 ? Quoting::javaScript(value) : list(values, Quoting::javaScript)) +
                  u',');
    }
    code.line("  },");
    if (!request.tls.verify)
        code.line("  rejectUnauthorized: false,");
    code.withIf("  ca: fs.readFileSync(%1),", request.tls.caFile, Quoting::javaScript);
    code.withIf("  cert: fs.readFileSync(%1),", request.tls.certFile, Quoting::javaScript);
    code.withIf("  key: fs.readFileSync(%1),", request.tls.keyFile, Quoting::javaScript);
    code.withIf("  passphrase: %1,", request.tls.passphrase, Quoting::javaScript);
    code.withIf("  servername: %1,", request.tls.serverName, Quoting::javaScript);
    if (request.network.followRedirects)
        code.line("  followRedirects: true,");
    code.line("};");
}

void addPythonTls(Code &code, const PlainRequest &request)
{
    code.line("    context = ssl.create_default_context()");
    if (!request.tls.verify) {
        code.line("    context.check_hostname = False");
        code.line("    context.verify_mode = ssl.CERT_NONE");
    }
    code.withIf("    context.load_verify_locations(%1)", request.tls.caFile, Quoting::python);
    if (!request.tls.certFile.isEmpty()) {
        QString line = QStringLiteral("    context.load_cert_chain(") + Quoting::python(request.tls.certFile);
        if (!request.tls.keyFile.isEmpty())
            line += QStringLiteral(", ") + Quoting::python(request.tls.keyFile);
        if (!request.tls.passphrase.isEmpty())
            line += QStringLiteral(", password=") + Quoting::python(request.tls.passphrase);
        code.line(line + u')');
    }
}

/// The argument was called otherwise before websockets 14 (Debian 12 has 10.4).
void addPythonHeaders(Code &code, const PlainRequest &request)
{
    if (request.allHeaders().isEmpty())
        return;
    code.line("    headers = [");
    for (const auto &[name, value] : request.allHeaders())
        code.line(QStringLiteral("        (") + Quoting::python(name) + QStringLiteral(", ") +
                  Quoting::python(value) + QStringLiteral("),"));
    code.line("    ]");
    code.line("    version = int(websockets.__version__.split(\".\")[0])");
    code.line("    options[\"additional_headers\" if version >= 14 else \"extra_headers\"] = headers");
}

void addQtMessages(Code &code, const PlainRequest &request)
{
    code.line("    QObject::connect(&socket, &QWebSocket::connected, &socket, [&socket] {");
    code.line("        qInfo(\"open\");");
    for (const QString &message : request.messages)
        code.with("        socket.sendTextMessage(QString::fromUtf8(%1));", message, Quoting::cpp);
    code.line("    });");
    code.line("    QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket,");
    code.line("                     [](const QString &message) { qInfo() << message; });");
    code.line("    QObject::connect(&socket, &QWebSocket::disconnected, &app, &QCoreApplication::quit);");
}

void addQtKey(Code &code, const TlsSettings &tls)
{
    const QString path = tls.keyFile.isEmpty() ? tls.certFile : tls.keyFile;
    if (path.isEmpty())
        return;
    code.with("    QFile keyFile(QString::fromUtf8(%1));", path, Quoting::cpp);
    code.line(
        "    const QByteArray pem = keyFile.open(QIODevice::ReadOnly) ? keyFile.readAll() : QByteArray();");
    code.line("    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {");
    code.with("        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, %1);", tls.passphrase,
              Quoting::cpp);
    code.line("        if (!key.isNull())");
    code.line("            tls.setPrivateKey(key);");
    code.line("    }");
}

void addQtTls(Code &code, const PlainRequest &request)
{
    if (!request.secure)
        return;
    code.line("    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();");
    if (!request.tls.verify)
        code.line("    tls.setPeerVerifyMode(QSslSocket::VerifyNone);");
    code.withIf("    tls.addCaCertificates(QString::fromUtf8(%1));", request.tls.caFile, Quoting::cpp);
    code.withIf("    tls.setLocalCertificateChain(QSslCertificate::fromPath(QString::fromUtf8(%1)));",
                request.tls.certFile, Quoting::cpp);
    addQtKey(code, request.tls);
    code.line("    socket.setSslConfiguration(tls);");
}

void addQtProxy(Code &code, const NetworkSettings &network)
{
    using Proxy = NetworkSettings::Proxy;
    if (network.proxy != Proxy::Http && network.proxy != Proxy::Socks5)
        return;
    code.line(
        QStringLiteral("    socket.setProxy(QNetworkProxy(QNetworkProxy::%1, QString::fromUtf8(%2), %3,")
            .arg(network.proxy == Proxy::Http ? QStringLiteral("HttpProxy") : QStringLiteral("Socks5Proxy"),
                 Quoting::cpp(network.proxyHost), QString::number(network.proxyPort)));
    code.line(QStringLiteral("                                  QString::fromUtf8(") +
              Quoting::cpp(network.proxyUser) + QStringLiteral("), QString::fromUtf8(") +
              Quoting::cpp(network.proxyPassword) + QStringLiteral(")));"));
}

} // namespace

QString CommandTexts::javaScript(const PlainRequest &request)
{
    Code code;
    if (!request.allHeaders().isEmpty() || !request.origin.isEmpty())
        code.line(
            "// A page cannot set headers of a WebSocket; the browser sends Origin and its cookies itself.");
    code.line(QStringLiteral("const socket = new WebSocket(") + Quoting::javaScript(request.url) +
              subprotocolArgument(request) + QStringLiteral(");"));
    code.line("socket.addEventListener(\"open\", () => {");
    code.line("  console.log(\"open\");");
    for (const QString &message : request.messages)
        code.with("  socket.send(%1);", message, Quoting::javaScript);
    code.line("});");
    code.line("socket.addEventListener(\"message\", (event) => console.log(event.data));");
    code.line(
        "socket.addEventListener(\"close\", (event) => console.log(\"closed\", event.code, event.reason));");
    code.line("socket.addEventListener(\"error\", () => console.log(\"error\"));");
    return code.text();
}

QString CommandTexts::node(const PlainRequest &request)
{
    Code code;
    const bool readsFiles = !(request.tls.caFile + request.tls.certFile + request.tls.keyFile).isEmpty();
    if (readsFiles)
        code.line("const fs = require(\"node:fs\");");
    code.line("const WebSocket = require(\"ws\");");
    code.line();
    addNodeOptions(code, request);
    code.line(QStringLiteral("const socket = new WebSocket(") + Quoting::javaScript(request.url) +
              (request.subprotocols.isEmpty() ? QStringLiteral(", []") : subprotocolArgument(request)) +
              QStringLiteral(", options);"));
    code.line("socket.on(\"open\", () => {");
    code.line("  console.log(\"open\");");
    for (const QString &message : request.messages)
        code.with("  socket.send(%1);", message, Quoting::javaScript);
    code.line("});");
    code.line("socket.on(\"message\", (data, isBinary) => console.log(isBinary ? data : data.toString()));");
    code.line("socket.on(\"close\", (code, reason) => console.log(\"closed\", code, reason.toString()));");
    code.line("socket.on(\"error\", (error) => console.log(error.message));");
    return code.text();
}

QString CommandTexts::python(const PlainRequest &request)
{
    Code code;
    code.line("import asyncio");
    if (request.secure)
        code.line("import ssl");
    code.line();
    code.line("import websockets");
    code.line("\n\nasync def main():");
    if (request.secure)
        addPythonTls(code, request);
    code.line("    options = {}");
    addPythonHeaders(code, request);
    code.withIf("    options[\"origin\"] = %1", request.origin, Quoting::python);
    if (!request.subprotocols.isEmpty())
        code.line(QStringLiteral("    options[\"subprotocols\"] = ") +
                  list(request.subprotocols, Quoting::python));
    if (request.secure)
        code.line("    options[\"ssl\"] = context");
    if (request.secure)
        code.withIf("    options[\"server_hostname\"] = %1", request.tls.serverName, Quoting::python);
    if (!request.proxyUrl().isEmpty())
        code.with("    options[\"proxy\"] = %1  # needs websockets 15", request.proxyUrl(), Quoting::python);
    code.with("    async with websockets.connect(%1, **options) as socket:", request.url, Quoting::python);
    for (const QString &message : request.messages)
        code.with("        await socket.send(%1)", message, Quoting::python);
    code.line("        async for message in socket:");
    code.line("            print(message)");
    code.line("\n\nasyncio.run(main())");
    return code.text();
}

QString CommandTexts::qt(const PlainRequest &request)
{
    Code code;
    code.line("#include <QCoreApplication>\n#include <QDebug>\n#include <QNetworkProxy>\n#include "
              "<QNetworkRequest>\n#include <QUrl>\n#include <QWebSocket>\n"
              "#include <QWebSocketHandshakeOptions>");
    if (request.secure)
        code.line(
            "#include <QFile>\n#include <QSslCertificate>\n#include <QSslConfiguration>\n#include <QSslKey>");
    code.line("\nint main(int argc, char **argv)\n{");
    code.line("    QCoreApplication app(argc, argv);");
    code.line(QStringLiteral("    QWebSocket socket(QString::fromUtf8(") + Quoting::cpp(request.origin) +
              QStringLiteral("));"));
    addQtMessages(code, request);
    addQtTls(code, request);
    addQtProxy(code, request.network);
    code.with("    QNetworkRequest request(QUrl(QString::fromUtf8(%1)));", request.url, Quoting::cpp);
    for (const auto &[name, value] : request.allHeaders())
        code.line(QStringLiteral("    request.setRawHeader(") + Quoting::cpp(name) + QStringLiteral(", ") +
                  Quoting::cpp(value) + QStringLiteral(");"));
    code.line("    QWebSocketHandshakeOptions options;");
    if (!request.subprotocols.isEmpty()) {
        code.line("    options.setSubprotocols({");
        for (const QString &name : request.subprotocols)
            code.with("        QString::fromUtf8(%1),", name, Quoting::cpp);
        code.line("    });");
    }
    code.line("    socket.open(request, options);");
    code.line("    return app.exec();\n}");
    return code.text();
}

} // namespace framewatch
