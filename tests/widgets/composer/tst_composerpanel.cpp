// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/composerpanel.h"

#include "widgets/composer/codeeditor.h"
#include "widgets/composer/livecheck.h"
#include "widgets/composer/payloadfile.h"
#include "widgets/composer/sendbutton.h"
#include "widgets/composer/statusbutton.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace framewatch;

namespace {

const QByteArray chat = R"({"type":"chat","message":"Hello, everyone!"})";

QVariantMap json(const QByteArray &text)
{
    return {{QStringLiteral("mode"), QStringLiteral("json")},
            {QStringLiteral("json"), QString::fromUtf8(text)}};
}

QVariantMap binary(const char *source, const QString &content)
{
    return {{QStringLiteral("mode"), QStringLiteral("binary")},
            {QStringLiteral("source"), QString::fromLatin1(source)},
            {QString::fromLatin1(source), content}};
}

/// A panel on screen, and what a user sees and does there.
struct Desk
{
    Theme theme{*qApp, Theme::Mode::Light};
    QWidget window; // without a layout: the offscreen platform complains of size limits
    ComposerPanel panel{theme, &window};
    QSignalSpy sent{&panel, &ComposerPanel::sendRequested};

    explicit Desk(const QVariantMap &state = {})
    {
        window.resize(900, 220);
        panel.resize(900, 220);
        panel.setState(state);
        panel.setSending(ComposerPanel::Sending::Now);
        window.show();
        window.activateWindow();
        panel.focusEditor();
    }

    CodeEditor *editor() const
    {
        const auto editors = panel.findChildren<CodeEditor *>();
        const auto found =
            std::find_if(editors.begin(), editors.end(), [](CodeEditor *each) { return each->isVisible(); });
        return found == editors.end() ? nullptr : *found;
    }

    template <typename Button>
    Button *button(const QString &text) const
    {
        for (Button *each : panel.findChildren<Button *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

    void click(const QString &text) const
    {
        auto *found = button<QAbstractButton>(text);
        QVERIFY2(found, qPrintable(text));
        QTest::mouseClick(found, Qt::LeftButton);
    }

    StatusButton *statusButton() const { return panel.findChild<StatusButton *>(); }
    QString status() const { return statusButton()->text(); }
    SendButton *sendButton() const { return panel.findChild<SendButton *>(); }

    QString size() const
    {
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->isVisible() && label->parentWidget() == sendButton()->parentWidget())
                return label->text();
        }
        return {};
    }

    bool sentText() const { return sent.last()[0].toBool(); }
    QByteArray payload() const { return sent.isEmpty() ? QByteArray() : sent.last()[1].toByteArray(); }
};

} // namespace

class TestComposerPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatStandsThere();
    void sendsByKey_data();
    void sendsByKey();
    void saysHowItSends();
    void checksWhileTyping();
    void brokenJsonIsSentAsItIs();
    void clickGoesToTheProblem();
    void emptyIsNoProblem();
    void formatsAndMinifies();
    void formatStopsAtTheProblem();
    void longJsonIsCheckedAndFormattedInThePool();
    void typingDropsALateFormat();
    void text();
    void hex();
    void hexWithAMistakeIsNotSent();
    void base64();
    void hexAndBase64AreOnePayload();
    void file();
    void largeFile();
    void fileProblems();
    void tooLargeFile();
    void droppedFile();
    void setMessage_data();
    void setMessage();
    void tooLargeMessage();
    void state();
    void statesOfOthers();
    void editsAreWorthSaving();
    void followsTheTheme();
    void noRoomIsNoCrash();
};

void TestComposerPanel::sendsWhatStandsThere()
{
    Desk desk(json(chat));
    desk.click(QStringLiteral("Send"));
    QCOMPARE(desk.sent.count(), 1);
    QVERIFY(desk.sentText());
    QCOMPARE(desk.payload(), chat);
    QCOMPARE(desk.editor()->bytes(), chat); // and stays
    desk.panel.send();
    QCOMPARE(desk.sent.count(), 2);
}

void TestComposerPanel::sendsByKey_data()
{
    QTest::addColumn<QVariantMap>("state");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    const Qt::KeyboardModifiers ctrl = Qt::ControlModifier;
    QTest::addRow("JSON") << json("1") << Qt::Key_Return << ctrl;
    QTest::addRow("JSON, keypad") << json("1") << Qt::Key_Enter
                                  << Qt::KeyboardModifiers(ctrl | Qt::KeypadModifier);
    QTest::addRow("text") << QVariantMap{{QStringLiteral("mode"), QStringLiteral("text")},
                                         {QStringLiteral("text"), QStringLiteral("1")}}
                          << Qt::Key_Return << ctrl;
    QTest::addRow("hex") << binary("hex", QStringLiteral("31")) << Qt::Key_Return << ctrl;
}

void TestComposerPanel::sendsByKey()
{
    QFETCH(QVariantMap, state);
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    Desk desk(state);
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    const QByteArray before = desk.editor()->bytes();
    QTest::keyClick(desk.editor(), key, modifiers);
    QCOMPARE(desk.sent.count(), 1);
    QCOMPARE(desk.payload(), QByteArray("1"));
    QCOMPARE(desk.editor()->bytes(), before);           // no line end for it
    QTest::keyClick(desk.sendButton(), key, modifiers); // from anywhere inside
    QCOMPARE(desk.sent.count(), 2);
}

void TestComposerPanel::saysHowItSends()
{
    Desk desk(json(chat));
    QCOMPARE(desk.sendButton()->text(), QStringLiteral("Send"));
    const int narrow = desk.sendButton()->sizeHint().width();
    desk.panel.setSending(ComposerPanel::Sending::Connects);
    QCOMPARE(desk.sendButton()->text(), QStringLiteral("Connect and send"));
    QVERIFY(desk.sendButton()->sizeHint().width() > narrow);
    desk.panel.setSending(ComposerPanel::Sending::Queues);
    QCOMPARE(desk.sendButton()->text(), QStringLiteral("Queue"));
    desk.panel.send();
    QCOMPARE(desk.payload(), chat);
}

void TestComposerPanel::checksWhileTyping()
{
    Desk desk;
    QTest::keyClicks(desk.editor(), QStringLiteral("{\"a\": 1"));
    QCOMPARE(desk.size(), QStringLiteral("7 bytes"));
    QTRY_COMPARE(desk.status(), QStringLiteral("✗ line 1, col 8: an object is not closed: expected '}'"));
    QTest::keyClick(desk.editor(), Qt::Key_BraceRight);
    QTRY_COMPARE(desk.status(), QStringLiteral("✓ valid JSON"));
    QCOMPARE(desk.size(), QStringLiteral("8 bytes"));
}

void TestComposerPanel::brokenJsonIsSentAsItIs()
{
    Desk desk;
    QTest::keyClicks(desk.editor(), QStringLiteral("[1,]"));
    desk.panel.send(); // within the pause in which nothing is checked yet
    QCOMPARE(desk.payload(), QByteArray("[1,]"));
    QCOMPARE(desk.status(), QStringLiteral("✗ line 1, col 3: trailing comma before ']'"));
}

void TestComposerPanel::clickGoesToTheProblem()
{
    Desk desk(json("{\n  \"a\": 1,\n  \"b\" 2\n}"));
    QCOMPARE(desk.status(), QStringLiteral("✗ line 3, col 7: expected ':' after a key"));
    StatusButton *status = desk.statusButton();
    QTest::mouseClick(status, Qt::LeftButton, {}, QPoint(2, status->height() / 2)); // beside the text
    int line = -1;
    int column = -1;
    desk.editor()->getCursorPosition(&line, &column);
    QCOMPARE(line, 0);
    QTest::mouseClick(status, Qt::LeftButton, {}, QPoint(status->width() - 8, status->height() / 2));
    desk.editor()->getCursorPosition(&line, &column);
    QCOMPARE(line, 2);
    QCOMPARE(column, 6);
}

void TestComposerPanel::emptyIsNoProblem()
{
    Desk desk;
    QCOMPARE(desk.status(), QString());
    QCOMPARE(desk.size(), QStringLiteral("0 bytes"));
    desk.panel.send();
    QCOMPARE(desk.sent.count(), 1); // an empty message is one
    QCOMPARE(desk.payload(), QByteArray());
}

void TestComposerPanel::formatsAndMinifies()
{
    const QByteArray original = R"({"z":1.00,"a":[1e5,"é"],"a":{}})";
    Desk desk(json(original));
    desk.click(QStringLiteral("Format"));
    QCOMPARE(desk.editor()->bytes(),
             QByteArray("{\n  \"z\": 1.00,\n  \"a\": [\n    1e5,\n    \"é\"\n  ],\n  \"a\": {}\n}"));
    desk.click(QStringLiteral("Minify"));
    QCOMPARE(desk.editor()->bytes(), original);
    desk.editor()->undo();
    QVERIFY(desk.editor()->bytes().contains('\n'));
    desk.editor()->undo();
    QCOMPARE(desk.editor()->bytes(), original);
    desk.editor()->redo();
    QVERIFY(desk.editor()->bytes().contains('\n'));
}

void TestComposerPanel::formatStopsAtTheProblem()
{
    Desk desk(json("{\"a\":1,b:2}"));
    desk.click(QStringLiteral("Format"));
    QCOMPARE(desk.editor()->bytes(), QByteArray("{\n  \"a\": 1,b:2}"));
    QCOMPARE(desk.status(), QStringLiteral("✗ line 2, col 10: a key needs double quotes"));
    int line = -1;
    int column = -1;
    desk.editor()->getCursorPosition(&line, &column);
    QCOMPARE(line, 1);
    QCOMPARE(column, 9);
    const QByteArray before = desk.editor()->bytes();
    desk.click(QStringLiteral("Minify"));
    QCOMPARE(desk.editor()->bytes(), before);
}

void TestComposerPanel::longJsonIsCheckedAndFormattedInThePool()
{
    const QByteArray item = "{\"k\": \"" + QByteArray(1000, 'x') + "\"},\n";
    const QByteArray longJson = '[' + item.repeated(LiveCheck::LongText / item.size() + 1) + "0]";
    Desk desk;
    desk.panel.setMessage(true, longJson);
    QTRY_COMPARE(desk.status(), QStringLiteral("✓ valid JSON"));
    desk.click(QStringLiteral("Minify"));
    QCOMPARE(desk.status(), QStringLiteral("Formatting…"));
    QTRY_COMPARE(desk.editor()->bytes(), QByteArray(longJson).replace(": ", ":").replace('\n', ""));
    QTRY_COMPARE(desk.status(), QStringLiteral("✓ valid JSON"));
    desk.panel.send();
    QCOMPARE(desk.payload(), desk.editor()->bytes());
}

void TestComposerPanel::typingDropsALateFormat()
{
    const QByteArray longJson = "[\n" + QByteArray("1,\n").repeated(LiveCheck::LongText) + "0]";
    Desk desk;
    desk.panel.setMessage(true, longJson);
    desk.click(QStringLiteral("Minify"));
    desk.editor()->insertAt(QStringLiteral("[],"), 1, 0);
    QTRY_COMPARE(desk.status(), QStringLiteral("✓ valid JSON"));
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(desk.editor()->bytes(), QByteArray(longJson).insert(2, "[],"));
}

void TestComposerPanel::text()
{
    Desk desk;
    desk.click(QStringLiteral("Text"));
    QVERIFY(!desk.button<QPushButton>(QStringLiteral("Format")));
    desk.panel.focusEditor();
    QTest::keyClicks(desk.editor(), QStringLiteral("Hello, Server!"));
    QTest::keyClick(desk.editor(), Qt::Key_Return);
    QTest::keyClicks(desk.editor(), QStringLiteral("x"));
    QCOMPARE(desk.size(), QStringLiteral("16 bytes"));
    QCOMPARE(desk.status(), QString());
    desk.panel.send();
    QVERIFY(desk.sentText());
    QCOMPARE(desk.payload(), QByteArray("Hello, Server!\nx"));
}

void TestComposerPanel::hex()
{
    Desk desk;
    desk.click(QStringLiteral("Binary"));
    desk.panel.focusEditor();
    QTest::keyClicks(desk.editor(), QStringLiteral("0xA5, 01\t02"));
    QTRY_COMPARE(desk.size(), QStringLiteral("3 bytes"));
    desk.panel.send();
    QVERIFY(!desk.sentText());
    QCOMPARE(desk.payload(), QByteArray::fromHex("a50102"));
}

void TestComposerPanel::hexWithAMistakeIsNotSent()
{
    Desk desk;
    desk.click(QStringLiteral("Binary"));
    desk.panel.focusEditor();
    QTest::keyClicks(desk.editor(), QStringLiteral("a5 0g"));
    desk.panel.send();
    QCOMPARE(desk.sent.count(), 0);
    QCOMPARE(desk.status(), QStringLiteral("✗ line 1, col 5: 'g' is not a hexadecimal digit"));
    QCOMPARE(desk.size(), QString());
}

void TestComposerPanel::base64()
{
    Desk desk(binary("base64", QStringLiteral("Zm9v\nYmFy")));
    QCOMPARE(desk.size(), QStringLiteral("6 bytes"));
    desk.panel.send();
    QVERIFY(!desk.sentText());
    QCOMPARE(desk.payload(), QByteArray("foobar"));
}

void TestComposerPanel::hexAndBase64AreOnePayload()
{
    Desk desk(binary("hex", QStringLiteral("66 6f 6f")));
    desk.click(QStringLiteral("Base64"));
    QCOMPARE(desk.editor()->bytes(), QByteArray("Zm9v"));
    QCOMPARE(desk.size(), QStringLiteral("3 bytes"));
    desk.editor()->resetBytes("Zm9vYg==");
    desk.click(QStringLiteral("Hex"));
    QCOMPARE(desk.editor()->bytes(), QByteArray("66 6f 6f 62"));
    desk.editor()->undo(); // what stood there is not lost
    QCOMPARE(desk.editor()->bytes(), QByteArray("66 6f 6f"));
    desk.editor()->resetBytes("zz"); // nothing to carry over
    desk.click(QStringLiteral("Base64"));
    QCOMPARE(desk.editor()->bytes(), QByteArray("Zm9vYg=="));
}

void TestComposerPanel::file()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("frame.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("first");
    file.flush();
    Desk desk(binary("file", file.fileName()));
    QCOMPARE(desk.size(), QStringLiteral("5 bytes"));
    file.write(", then"); // read when it is sent, not when it is chosen
    file.close();
    desk.panel.send();
    QVERIFY(!desk.sentText());
    QCOMPARE(desk.payload(), QByteArray("first, then"));
    QCOMPARE(desk.size(), QStringLiteral("11 bytes"));
    desk.click(QStringLiteral("Remove"));
    desk.panel.send();
    QCOMPARE(desk.sent.count(), 1);
    QCOMPARE(desk.status(), QStringLiteral("✗ no file is chosen"));
}

void TestComposerPanel::largeFile()
{
    QTemporaryDir folder;
    const QByteArray content = QByteArray("0123456789abcdef").repeated(PayloadFile::Large / 16 + 1);
    QFile file(folder.filePath(QStringLiteral("large.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    Desk desk(binary("file", file.fileName()));
    desk.panel.send();
    QCOMPARE(desk.sent.count(), 0);
    QCOMPARE(desk.status(), QStringLiteral("Reading the file…"));
    desk.panel.send(); // a second time is not a second message
    QTRY_COMPARE(desk.sent.count(), 1);
    QCOMPARE(desk.payload(), content);
    QCOMPARE(desk.status(), QString());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(desk.sent.count(), 1);
}

void TestComposerPanel::fileProblems()
{
    QTemporaryDir folder;
    Desk desk(binary("file", folder.filePath(QStringLiteral("gone.bin"))));
    QCOMPARE(desk.status(), QStringLiteral("✗ gone.bin is not there"));
    desk.panel.send();
    QCOMPARE(desk.sent.count(), 0);
    desk.panel.setState(binary("file", folder.path()));
    QVERIFY(desk.status().endsWith(QStringLiteral("is not a file")));
    desk.panel.send();
    QCOMPARE(desk.sent.count(), 0);
}

void TestComposerPanel::tooLargeFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("huge.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(PayloadFile::Largest + 1)); // sparse
    Desk desk(binary("file", file.fileName()));
    QVERIFY2(desk.status().startsWith(QStringLiteral("✗ huge.bin has 268")), qPrintable(desk.status()));
    desk.panel.send();
    QCOMPARE(desk.sent.count(), 0);
}

void TestComposerPanel::droppedFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("dropped.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("abc");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    Desk desk(json(chat));
    QWidget *viewport = desk.editor()->viewport(); // its parents get what it does not want
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(viewport, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.panel, &drop);
    QCOMPARE(desk.size(), QStringLiteral("3 bytes"));
    desk.panel.send();
    QVERIFY(!desk.sentText());
    QCOMPARE(desk.payload(), QByteArray("abc"));
    desk.click(QStringLiteral("JSON"));
    QCOMPARE(desk.editor()->bytes(), chat);
}

void TestComposerPanel::setMessage_data()
{
    QTest::addColumn<bool>("text");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("sentAsText");
    QTest::addRow("JSON") << true << chat << QStringLiteral("json") << true;
    QTest::addRow("text") << true << QByteArray("Welcome") << QStringLiteral("text") << true;
    QTest::addRow("broken JSON") << true << QByteArray("{oops}") << QStringLiteral("text") << true;
    QTest::addRow("CR LF") << true << QByteArray("a\r\nb\rc\n") << QStringLiteral("text") << true;
    QTest::addRow("JSON with CR LF") << true << QByteArray("{\r\n}") << QStringLiteral("json") << true;
    QTest::addRow("NUL") << true << QByteArray("a\0b", 3) << QStringLiteral("text") << true;
    QTest::addRow("not ASCII") << true << QByteArray("\u00e9\u20ac\U0001F600") << QStringLiteral("text")
                               << true;
    QTest::addRow("empty") << true << QByteArray() << QStringLiteral("text") << true;
    QTest::addRow("binary") << false << QByteArray::fromHex("a50102ff00") << QStringLiteral("binary")
                            << false;
    QTest::addRow("text that is no UTF-8")
        << true << QByteArray("a\xff") << QStringLiteral("binary") << false;
}

void TestComposerPanel::setMessage()
{
    QFETCH(bool, text);
    QFETCH(QByteArray, payload);
    QFETCH(bool, sentAsText);
    Desk desk(json("[1]"));
    desk.panel.setMessage(text, payload);
    QTEST(desk.panel.state()[QStringLiteral("mode")].toString(), "mode");
    desk.panel.send();
    QCOMPARE(desk.payload(), payload);
    QCOMPARE(desk.sentText(), sentAsText);
}

void TestComposerPanel::tooLargeMessage()
{
    Desk desk(json(chat));
    desk.panel.setMessage(true, QByteArray(5 * 1024 * 1024, '\n'));
    QVERIFY(desk.status().endsWith(QStringLiteral("is too much to edit")));
    desk.panel.setMessage(true, QByteArray(300 * 1024, 'x'));
    QVERIFY(desk.status().endsWith(QStringLiteral("is too long to edit")));
    QCOMPARE(desk.editor()->bytes(), chat);
    QTest::keyClicks(desk.editor(), QStringLiteral(" "));
    QTRY_COMPARE(desk.status(), QStringLiteral("✓ valid JSON"));
}

void TestComposerPanel::state()
{
    const QVariantMap state = {{QStringLiteral("mode"), QStringLiteral("binary")},
                               {QStringLiteral("json"), QStringLiteral("{\"a\":\r\n1}")},
                               {QStringLiteral("text"), QStringLiteral("Grüße\n")},
                               {QStringLiteral("source"), QStringLiteral("base64")},
                               {QStringLiteral("hex"), QStringLiteral("a5 0")},
                               {QStringLiteral("base64"), QStringLiteral("Zm9v")},
                               {QStringLiteral("file"), QStringLiteral("gone.bin")}};
    Desk desk;
    QSignalSpy edited(&desk.panel, &ComposerPanel::stateEdited);
    desk.panel.setState(state);
    QCOMPARE(desk.panel.state(), state);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(desk.size(), QStringLiteral("3 bytes"));
    desk.click(QStringLiteral("JSON"));
    desk.editor()->undo(); // a draft is where a new session starts
    QCOMPARE(desk.editor()->bytes(), QByteArray("{\"a\":\r\n1}"));
}

void TestComposerPanel::statesOfOthers()
{
    Desk desk(json(chat));
    desk.panel.setState({{QStringLiteral("mode"), QStringLiteral("morse")}, {QStringLiteral("hex"), 7}});
    QCOMPARE(desk.panel.state()[QStringLiteral("mode")].toString(), QStringLiteral("json"));
    desk.panel.setState({});
    QCOMPARE(desk.editor()->bytes(), QByteArray());
    desk.panel.setMessage(true, QByteArray(300 * 1024, '\n'));
    QCOMPARE(desk.panel.state()[QStringLiteral("text")].toString(), QString()); // too long for the settings
}

void TestComposerPanel::editsAreWorthSaving()
{
    Desk desk;
    QSignalSpy edited(&desk.panel, &ComposerPanel::stateEdited);
    QTest::keyClicks(desk.editor(), QStringLiteral("1"));
    QVERIFY(edited.count() > 0);
    edited.clear();
    desk.click(QStringLiteral("Text"));
    QVERIFY(edited.count() > 0);
    edited.clear();
    desk.panel.send();
    QCOMPARE(edited.count(), 0);
}

void TestComposerPanel::followsTheTheme()
{
    Desk desk(json(chat));
    QCOMPARE(desk.editor()->paper(), desk.theme.color(ThemeRole::Field));
    const QColor light = desk.editor()->lexer()->color(QsciLexerJSON::Property);
    QCOMPARE(light, desk.theme.color(ThemeRole::JsonKey));
    desk.theme.setMode(Theme::Mode::Dark);
    QCOMPARE(desk.editor()->lexer()->color(QsciLexerJSON::Property), desk.theme.color(ThemeRole::JsonKey));
    QVERIFY(desk.theme.color(ThemeRole::JsonKey) != light);
    QCOMPARE(desk.editor()->lexer()->paper(QsciLexerJSON::Default), desk.theme.color(ThemeRole::Field));
    QVERIFY(!desk.panel.grab().isNull());
}

void TestComposerPanel::noRoomIsNoCrash()
{
    Desk desk(json("[1,]"));
    desk.panel.setSending(ComposerPanel::Sending::Connects);
    desk.panel.resize(desk.panel.minimumSizeHint());
    QVERIFY(!desk.panel.grab().isNull());
    QVERIFY(desk.panel.minimumSizeHint().width() <= 812); // what a window of 1024 leaves beside the profiles
    QVERIFY(desk.sendButton()->width() >= desk.sendButton()->sizeHint().width());
}

QTEST_MAIN(TestComposerPanel)
#include "tst_composerpanel.moc"
