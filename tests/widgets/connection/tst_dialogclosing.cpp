// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/settings/samplesettings.h"
#include "widgets/connection/connectiondialog.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace framewatch;
using namespace std::chrono_literals;

namespace {

QPushButton *button(const QWidget &dialog, const char *text)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == QString::fromUtf8(text) && button->isVisible())
            return button;
    }
    return nullptr;
}

QLineEdit *url(const QWidget &dialog)
{
    return dialog.findChild<QLineEdit *>(QStringLiteral("url"));
}

/// The offscreen platform warns when a window's limits change while it is shown.
void show(QDialog &dialog)
{
    dialog.layout()->setSizeConstraint(QLayout::SetNoConstraint);
    dialog.show();
}

ConnectionSettings plain()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://h/");
    return settings;
}

} // namespace

/// What becomes of edits when the dialog of the connection settings is closed.
class TestDialogClosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void closingAsksBeforeEditsAreLost_data();
    void closingAsksBeforeEditsAreLost();
    void whatCannotBeUsedIsAnEditToo();
    void nothingEditedNothingAsked();
    void cancelDoesNotAsk();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestDialogClosing::closingAsksBeforeEditsAreLost_data()
{
    using Close = void (*)(QDialog &);
    QTest::addColumn<Close>("close");
    QTest::newRow("Esc") << Close([](QDialog &dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
    QTest::newRow("close button") << Close([](QDialog &dialog) { dialog.close(); });
}

void TestDialogClosing::closingAsksBeforeEditsAreLost()
{
    using Close = void (*)(QDialog &);
    QFETCH(Close, close);
    ConnectionDialog dialog(*m_theme, plain());
    show(dialog);
    QSignalSpy applied(&dialog, &ConnectionDialog::applied);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    url(dialog)->setText(QStringLiteral("ws://other/"));
    close(dialog);
    QVERIFY(dialog.isVisible());
    QVERIFY(button(dialog, "Discard"));
    QCOMPARE(rejected.size(), 0);
    button(dialog, "Discard")->click();
    QVERIFY(!dialog.isVisible());
    QCOMPARE(rejected.size(), 1);
    QCOMPARE(applied.size(), 0);

    ConnectionDialog another(*m_theme, plain());
    show(another);
    QSignalSpy kept(&another, &ConnectionDialog::applied);
    url(another)->setText(QStringLiteral("ws://other/"));
    close(another);
    auto *answer = qobject_cast<QPushButton *>(another.focusWidget());
    QVERIFY(answer);
    QCOMPARE(answer->text(), QStringLiteral("Apply"));
    answer->click();
    QVERIFY(!another.isVisible());
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.at(0).at(0).value<ConnectionSettings>().url, QStringLiteral("ws://other/"));
}

void TestDialogClosing::whatCannotBeUsedIsAnEditToo()
{
    ConnectionDialog dialog(*m_theme, plain());
    show(dialog);
    dialog.showSection(QStringLiteral("TLS"));
    QSignalSpy applied(&dialog, &ConnectionDialog::applied);
    url(dialog)->setText(QStringLiteral("gopher://h/"));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    QVERIFY(button(dialog, "Discard"));
    qobject_cast<QPushButton *>(dialog.focusWidget())->click(); // Apply
    QVERIFY(dialog.isVisible());
    QVERIFY(!button(dialog, "Discard"));
    QCOMPARE(dialog.currentSection(), QStringLiteral("Request"));
    QCOMPARE(applied.size(), 0);
}

void TestDialogClosing::nothingEditedNothingAsked()
{
    for (ConnectionSettings settings : {plain(), test::sampleSettings()}) {
        settings.reconnect.longest = 1ms; // wrong before anything is edited
        ConnectionDialog dialog(*m_theme, settings);
        show(dialog);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }
    ConnectionDialog undone(*m_theme, plain());
    show(undone);
    url(undone)->setText(QStringLiteral("ws://other/"));
    url(undone)->setText(QStringLiteral("ws://h/"));
    QTest::keyClick(&undone, Qt::Key_Escape);
    QVERIFY(!undone.isVisible());

    ConnectionDialog reloaded(*m_theme, plain());
    show(reloaded);
    url(reloaded)->setText(QStringLiteral("ws://other/"));
    QTest::keyClick(&reloaded, Qt::Key_Escape);
    QVERIFY(button(reloaded, "Discard"));
    reloaded.setSettings(test::sampleSettings());
    QVERIFY(!button(reloaded, "Discard"));
    QTest::keyClick(&reloaded, Qt::Key_Escape);
    QVERIFY(!reloaded.isVisible());
}

void TestDialogClosing::cancelDoesNotAsk()
{
    ConnectionDialog dialog(*m_theme, plain());
    show(dialog);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    url(dialog)->setText(QStringLiteral("ws://other/"));
    button(dialog, "Cancel")->click();
    QVERIFY(!dialog.isVisible());
    QCOMPARE(rejected.size(), 1);
}

QTEST_MAIN(TestDialogClosing)
#include "tst_dialogclosing.moc"
