// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/codeeditor.h"

#include "widgets/composer/jsonedit.h"
#include "widgets/composer/plainedit.h"
#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace framewatch;

class TestCodeEditor : public QObject
{
    Q_OBJECT

public:
    TestCodeEditor()
        : m_theme(*qApp, Theme::Mode::Light)
    {
    }

private Q_SLOTS:
    void keepsBytes_data();
    void keepsBytes();
    void pasteBringsLineEndsToLf();
    void enterIsLf();
    void leavesShortcutsToTheWindow_data();
    void leavesShortcutsToTheWindow();
    void keepsTextFieldKeys();
    void controlKeysInsertNothing();
    void tabIndents();
    void keysLeave_data();
    void keysLeave();
    void filesAreNotInserted();
    void caretStaysWithItsCharacter();
    void indents_data();
    void indents();
    void marksTheProblem();
    void marksAtTheEnd();
    void goesIntoFolds();

private:
    Theme m_theme;
};

void TestCodeEditor::keepsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("LF") << QByteArray("a\nb\n");
    QTest::addRow("CR LF") << QByteArray("a\r\nb\r");
    QTest::addRow("NUL") << QByteArray("a\0b", 3);
    QTest::addRow("UTF-8") << QByteArray("\u00e9\u20ac\U0001F600");
    QTest::addRow("tabs") << QByteArray("\t\"a\":\t1");
    QTest::addRow("megabyte") << QByteArray("0123456789abcde\n").repeated(65536);
}

void TestCodeEditor::keepsBytes()
{
    QFETCH(QByteArray, bytes);
    PlainEdit edit(m_theme);
    edit.resetBytes(bytes);
    QCOMPARE(edit.bytes(), bytes);
    QCOMPARE(edit.byteCount(), bytes.size());
    QVERIFY(!edit.isUndoAvailable());
    edit.replaceBytes("x");
    edit.undo();
    QCOMPARE(edit.bytes(), bytes);
}

void TestCodeEditor::pasteBringsLineEndsToLf()
{
    PlainEdit edit(m_theme);
    QApplication::clipboard()->setText(QStringLiteral("a\r\nb\rc\n"));
    edit.paste();
    QCOMPARE(edit.bytes(), QByteArray("a\nb\nc\n"));
}

void TestCodeEditor::enterIsLf()
{
    PlainEdit edit(m_theme);
    edit.resetBytes("a\r\n");
    edit.append(QString()); // no change
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(edit.bytes(), QByteArray("\na\r\n"));
}

void TestCodeEditor::leavesShortcutsToTheWindow_data()
{
    QTest::addColumn<QKeySequence>("keys");
    for (const char *keys :
         {"Ctrl+L",       "Ctrl+T",      "Ctrl+F",     "Ctrl+K", "Ctrl+W", "Ctrl+D", "Ctrl+U", "Ctrl+Shift+L",
          "Ctrl+Shift+T", "Ctrl+Return", "Ctrl+Enter", "Ctrl+/", "Ctrl+1", "Alt+1",  "F5",     "Esc",
          "Ctrl+PgDown",  "Ctrl+Tab",    "Ctrl+S",     "Ctrl+O", "Ctrl+N", "Ctrl+Q", "Ctrl++", "Ctrl+-"})
        QTest::addRow("%s", keys) << QKeySequence(QString::fromLatin1(keys));
}

void TestCodeEditor::leavesShortcutsToTheWindow()
{
    QFETCH(QKeySequence, keys);
    JsonEdit edit(m_theme);
    edit.resetBytes("{}\n[]");
    edit.show();
    edit.activateWindow();
    edit.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    QShortcut shortcut(keys, &edit);
    QSignalSpy activated(&shortcut, &QShortcut::activated);
    QTest::keySequence(&edit, keys);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(edit.bytes(), QByteArray("{}\n[]"));
}

void TestCodeEditor::keepsTextFieldKeys()
{
    PlainEdit edit(m_theme);
    QTest::keyClicks(&edit, QStringLiteral("one two"));
    QTest::keyClick(&edit, Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(edit.selectedText(), QStringLiteral("two"));
    QTest::keyClick(&edit, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(edit.bytes(), QByteArray("one "));
    QTest::keyClick(&edit, Qt::Key_Home);
    QTest::keyClick(&edit, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(edit.bytes(), QByteArray("twoone "));
    QTest::keyClick(&edit, Qt::Key_Backspace, Qt::ControlModifier);
    QCOMPARE(edit.bytes(), QByteArray("one "));
    QTest::keyClick(&edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(edit.bytes(), QByteArray("twoone "));
    QTest::keyClick(&edit, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(edit.bytes(), QByteArray("one "));
    QTest::keyClick(&edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&edit, Qt::Key_Delete);
    QCOMPARE(edit.bytes(), QByteArray());
}

void TestCodeEditor::controlKeysInsertNothing()
{
    PlainEdit edit(m_theme);
    for (const Qt::Key key : {Qt::Key_L, Qt::Key_T, Qt::Key_D, Qt::Key_K, Qt::Key_U, Qt::Key_W, Qt::Key_F,
                              Qt::Key_B, Qt::Key_Escape})
        QTest::keyClick(&edit, key, Qt::ControlModifier);
    QCOMPARE(edit.bytes(), QByteArray());
}

void TestCodeEditor::tabIndents()
{
    JsonEdit edit(m_theme);
    QTest::keyClick(&edit, Qt::Key_Tab);
    QCOMPARE(edit.bytes(), QByteArray("  "));
    QTest::keyClick(&edit, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(edit.bytes(), QByteArray());
}

void TestCodeEditor::keysLeave_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addRow("Ctrl+Tab") << Qt::Key_Tab << Qt::KeyboardModifiers(Qt::ControlModifier);
    QTest::addRow("Ctrl+Shift+Tab") << Qt::Key_Backtab << (Qt::ControlModifier | Qt::ShiftModifier);
    QTest::addRow("F6") << Qt::Key_F6 << Qt::KeyboardModifiers();
}

void TestCodeEditor::keysLeave()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QWidget window;
    JsonEdit edit(m_theme, &window);
    QLineEdit other(&window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit.setFocus();
    QTest::keyClick(&edit, key, modifiers);
    QVERIFY(other.hasFocus());
    QCOMPARE(edit.bytes(), QByteArray());
}

void TestCodeEditor::filesAreNotInserted()
{
    JsonEdit edit(m_theme);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("frame.bin"))});
    data.setText(QStringLiteral("frame.bin"));
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(edit.viewport(), &enter);
    QVERIFY(!enter.isAccepted());
}

void TestCodeEditor::caretStaysWithItsCharacter()
{
    JsonEdit edit(m_theme);
    edit.resetBytes("{\"a\":1,\"b\":2}");
    edit.goTo(8); // before the b
    edit.replaceBytes("{\n  \"a\": 1,\n  \"b\": 2\n}");
    int line = -1;
    int column = -1;
    edit.getCursorPosition(&line, &column);
    QCOMPARE(line, 2);
    QCOMPARE(column, 3);
}

void TestCodeEditor::indents_data()
{
    QTest::addColumn<QString>("keys"); // '\n' is Enter
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("open") << QStringLiteral("{\n1") << QByteArray("{\n  1");
    QTest::addRow("open and close") << QStringLiteral("{\n1\n}") << QByteArray("{\n  1\n}");
    QTest::addRow("nested") << QStringLiteral("{\n\"a\": [\n1,\n2\n]\n}")
                            << QByteArray("{\n  \"a\": [\n    1,\n    2\n  ]\n}");
    QTest::addRow("plain") << QStringLiteral("1\n2") << QByteArray("1\n2");
    QTest::addRow("one line") << QStringLiteral("[1]") << QByteArray("[1]");
}

void TestCodeEditor::indents()
{
    QFETCH(QString, keys);
    JsonEdit edit(m_theme);
    for (const QChar c : keys) {
        if (c == u'\n')
            QTest::keyClick(&edit, Qt::Key_Return);
        else
            QTest::keyClicks(&edit, QString(c));
    }
    QTEST(edit.bytes(), "text");
}

void TestCodeEditor::marksTheProblem()
{
    JsonEdit edit(m_theme);
    edit.resetBytes("[\n1 2]");
    edit.showProblem({4, 2, 3, QStringLiteral("expected ','")});
    QVERIFY(edit.markersAtLine(1) != 0);
    QVERIFY(edit.SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, QsciScintilla::INDIC_CONTAINER, 4L) != 0);
    edit.clearProblem();
    QCOMPARE(edit.markersAtLine(1), 0U);
    QCOMPARE(edit.SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, QsciScintilla::INDIC_CONTAINER, 4L), 0L);
}

void TestCodeEditor::marksAtTheEnd()
{
    JsonEdit edit(m_theme);
    edit.resetBytes("[\"\u00e9");
    edit.showProblem({4, 1, 4, QStringLiteral("not closed")});
    QVERIFY(edit.SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, QsciScintilla::INDIC_CONTAINER, 2L) != 0);
    edit.resetBytes({});
    edit.showProblem({0, 1, 1, QStringLiteral("empty")}); // nothing to underline
    QCOMPARE(edit.bytes(), QByteArray());
}

void TestCodeEditor::goesIntoFolds()
{
    JsonEdit edit(m_theme);
    edit.resize(400, 200);
    edit.show();
    edit.resetBytes("{\n  \"a\": [\n    1\n    2\n  ]\n}");
    edit.recolor();
    edit.foldAll();
    QVERIFY(!edit.SendScintilla(QsciScintilla::SCI_GETLINEVISIBLE, 3UL));
    edit.goTo(edit.positionFromLineIndex(3, 4));
    QVERIFY(edit.SendScintilla(QsciScintilla::SCI_GETLINEVISIBLE, 3UL));
    QVERIFY(edit.hasFocus() || edit.isVisible());
}

QTEST_MAIN(TestCodeEditor)
#include "tst_codeeditor.moc"
