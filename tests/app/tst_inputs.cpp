// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inputs.h"

#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

class TestInputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokenFile_data();
    void tokenFile();
    void passphraseFile();
    void textOrBinary_data();
    void textOrBinary();
    void messagesKeepTheirOrder();
    void rejected_data();
    void rejected();
    void secretsStayOutOfErrors();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    Result<Inputs> read(const QStringList &arguments) const;
    QTemporaryDir m_folder;
};

QString TestInputs::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    [[maybe_unused]] const bool opened = file.open(QIODevice::WriteOnly);
    Q_ASSERT(opened);
    file.write(bytes);
    return file.fileName();
}

Result<Inputs> TestInputs::read(const QStringList &arguments) const
{
    const auto options = CommandLine::parse(arguments);
    if (!options)
        return options.error();
    return Inputs::read(options.value());
}

void TestInputs::tokenFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("token");
    QTest::newRow("bare") << QByteArray("abc") << QStringLiteral("abc");
    QTest::newRow("one line end") << QByteArray("abc\n") << QStringLiteral("abc");
    QTest::newRow("one CRLF") << QByteArray("abc\r\n") << QStringLiteral("abc");
    QTest::newRow("two line ends") << QByteArray("abc\n\n") << QStringLiteral("abc\n");
    QTest::newRow("blanks stay") << QByteArray(" abc ") << QStringLiteral(" abc ");
    QTest::newRow("inner line") << QByteArray("a\nb\n") << QStringLiteral("a\nb");
    QTest::newRow("umlaut") << QByteArray("\xc3\xa4\n") << QString(u'ä');
}

void TestInputs::tokenFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, token);
    const auto inputs = read(
        {QStringLiteral("--token-file"), write(QStringLiteral("token"), content), QStringLiteral("ws://h")});
    QVERIFY2(inputs.ok(), inputs.ok() ? "" : qPrintable(inputs.error().message));
    QCOMPARE(inputs.value().connection.auth.token, token);
}

void TestInputs::passphraseFile()
{
    const auto inputs =
        read({QStringLiteral("--cert"), QStringLiteral("c"), QStringLiteral("--passphrase-file"),
              write(QStringLiteral("passphrase"), "open sesame\n")});
    QVERIFY2(inputs.ok(), inputs.ok() ? "" : qPrintable(inputs.error().message));
    QCOMPARE(inputs.value().connection.tls.passphrase, QStringLiteral("open sesame"));
    QVERIFY(inputs.value().connection.secrets().contains("open sesame"));
}

void TestInputs::textOrBinary_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("text");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("ASCII") << QByteArray("{}\n") << true;
    QTest::newRow("UTF-8") << QByteArray("\xc3\xa4\xf0\x9f\x99\x82") << true;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("lone byte") << QByteArray("\xff") << false;
    QTest::newRow("cut") << QByteArray("a\xc3") << false;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
}

void TestInputs::textOrBinary()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, text);
    QCOMPARE(outgoingFromBytes(bytes).text, text);
    QCOMPARE(outgoingFromBytes(bytes).payload, bytes);
}

void TestInputs::messagesKeepTheirOrder()
{
    const QString file = write(QStringLiteral("m"), QByteArray("\x00\x01", 2));
    const auto inputs = read({QStringLiteral("--send"), QStringLiteral("1"), QStringLiteral("--send-file"),
                              file, QStringLiteral("--send"), QStringLiteral("3"), QStringLiteral("ws://h")});
    QVERIFY(inputs.ok());
    QCOMPARE(inputs.value().openMessages.size(), 3);
    QCOMPARE(inputs.value().openMessages[0].payload, QByteArray("1"));
    QCOMPARE(inputs.value().openMessages[1].payload, QByteArray("\x00\x01", 2));
    QVERIFY(!inputs.value().openMessages[1].text);
    QCOMPARE(inputs.value().openMessages[2].payload, QByteArray("3"));
}

void TestInputs::rejected_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString url = QStringLiteral("ws://h");
    const auto row = [](const char *name, const QStringList &arguments) { QTest::newRow(name) << arguments; };
    row("no such message", {QStringLiteral("--send-file"), m_folder.filePath(QStringLiteral("none")), url});
    row("folder", {QStringLiteral("--send-file"), m_folder.path(), url});
    row("no such token", {QStringLiteral("--token-file"), m_folder.filePath(QStringLiteral("none")), url});
    row("empty token", {QStringLiteral("--token-file"), write(QStringLiteral("empty"), "\n"), url});
    row("token with a line break in a header",
        {QStringLiteral("--token-file"), write(QStringLiteral("two"), "a\nb"), QStringLiteral("--auth"),
         QStringLiteral("bearer"), url});
    row("token no subprotocol", {QStringLiteral("--token"), QStringLiteral("a b"), QStringLiteral("--auth"),
                                 QStringLiteral("subprotocol"), url});
    const QString wss = QStringLiteral("wss://h");
    row("no such passphrase",
        {QStringLiteral("--cert"), QStringLiteral("c"), QStringLiteral("--passphrase-file"),
         m_folder.filePath(QStringLiteral("none")), wss});
    row("scheme", {QStringLiteral("ftp://h")});
    row("port", {QStringLiteral("ws://h:99999")});
    row("host", {QStringLiteral("ws:///p")});
    row("no certificate", {QStringLiteral("--serve"), QStringLiteral("0"), QStringLiteral("--serve-cert"),
                           write(QStringLiteral("cert"), "nothing")});
}

void TestInputs::rejected()
{
    QFETCH(QStringList, arguments);
    const auto inputs = read(arguments);
    QVERIFY(!inputs.ok());
    QCOMPARE(inputs.error().code, ErrorCode::Usage);
    QVERIFY(!inputs.error().message.isEmpty());
}

void TestInputs::secretsStayOutOfErrors()
{
    for (const QStringList &arguments :
         {QStringList{QStringLiteral("ws://u:s3cret@h:99999/")},
          {QStringLiteral("ftp://u:s3cret@h/")},
          {QStringLiteral("--token"), QStringLiteral("s3cret\n"), QStringLiteral("--auth"),
           QStringLiteral("bearer"), QStringLiteral("h")}}) {
        const auto inputs = read(arguments);
        QVERIFY(!inputs.ok());
        QVERIFY2(!inputs.error().message.contains(QLatin1String("s3cret")),
                 qPrintable(inputs.error().message));
    }
}

QTEST_GUILESS_MAIN(TestInputs)
#include "tst_inputs.moc"
