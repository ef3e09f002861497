// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/figures.h"
#include "widgets/theme/ratemeter.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/themetable.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace framewatch;

namespace {

/// WCAG 2.1, relative luminance and contrast.
double luminance(const QColor &color)
{
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

bool hasPixelOf(const QPixmap &pixmap, const QColor &color)
{
    const QImage image = pixmap.toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textKeepsItsContrast_data();
    void textKeepsItsContrast();
    void styleSheetNamesOnlyWhatTheTableHas();
    void everyImageOfTheStyleSheetIsThere();
    void hintsAddUp();
    void aHintTakesEffectWhileShown();
    void dressedWindowsFollowTheTheme();
    void everyIconDraws();
    void aHeldIconFollowsTheTheme();
    void switchingTellsOnce();
    void figures_data();
    void figures();
    void rateIsPerSecondAndStartsAnew();
};

void TestTheme::textKeepsItsContrast_data()
{
    QTest::addColumn<ThemeRole>("text");
    QTest::addColumn<ThemeRole>("ground");
    using R = ThemeRole;
    const auto row = [](const char *name, R text, R ground) { QTest::newRow(name) << text << ground; };
    row("text on window", R::Text, R::Window);
    row("text on panel", R::Text, R::Panel);
    row("text on selection", R::Text, R::Selection);
    row("text on hover", R::Text, R::Hover);
    row("secondary on window", R::Secondary, R::Window);
    row("secondary on panel", R::Secondary, R::Panel);
    row("on accent", R::OnAccent, R::Accent);
    row("sent", R::Sent, R::Panel);
    row("received", R::Received, R::Panel);
    row("control", R::Control, R::EventRow);
    row("error on panel", R::Error, R::Panel);
    row("error on window", R::Error, R::Window);
    row("waiting on its banner", R::WaitingText, R::WaitingBanner);
    row("waiting in the log", R::WaitingText, R::EventRow);
    row("key", R::JsonKey, R::Field);
    row("string", R::JsonString, R::Field);
    row("number", R::JsonNumber, R::Field);
    row("literal", R::JsonLiteral, R::Field);
}

void TestTheme::textKeepsItsContrast()
{
    QFETCH(ThemeRole, text);
    QFETCH(ThemeRole, ground);
    for (const bool dark : {false, true}) {
        const double ratio = contrast(ThemeTable::color(text, dark), ThemeTable::color(ground, dark));
        // The control colour is the drawing's own and a hair below on the ground of event rows.
        const double least = text == ThemeRole::Control ? 4.2 : 4.5;
        QVERIFY2(ratio >= least,
                 qPrintable(QStringLiteral("%1: %2").arg(dark ? u"dark" : u"light").arg(ratio)));
    }
}

void TestTheme::styleSheetNamesOnlyWhatTheTableHas()
{
    const QString sheet = ThemeTable::styleSheet(true, QFont(QStringLiteral("monospace")));
    QVERIFY(sheet.size() > 1000);
    QVERIFY(!sheet.contains(u'@'));
    QVERIFY(!sheet.contains(QStringLiteral(": ;")));
}

void TestTheme::everyImageOfTheStyleSheetIsThere()
{
    const QRegularExpression url(QStringLiteral("url\\(([^)]+)\\)"));
    for (const bool dark : {false, true}) {
        auto found = url.globalMatch(ThemeTable::styleSheet(dark, QFont()));
        QVERIFY(found.hasNext());
        while (found.hasNext()) {
            const QString file = found.next().captured(1);
            QVERIFY2(QFile::exists(file), qPrintable(file));
        }
    }
}

void TestTheme::hintsAddUp()
{
    QWidget widget;
    StyleHint::set(&widget, StyleHint::Mono);
    StyleHint::set(&widget, StyleHint::ErrorText);
    StyleHint::set(&widget, StyleHint::Mono);
    QVERIFY(StyleHint::has(&widget, StyleHint::Mono) && StyleHint::has(&widget, StyleHint::ErrorText));
    StyleHint::set(&widget, StyleHint::Mono, false);
    QVERIFY(!StyleHint::has(&widget, StyleHint::Mono) && StyleHint::has(&widget, StyleHint::ErrorText));
    StyleHint::set(&widget, StyleHint::ErrorText, false);
    QVERIFY(!StyleHint::has(&widget, StyleHint::ErrorText));
}

void TestTheme::aHintTakesEffectWhileShown()
{
    Theme theme(*qApp, Theme::Mode::Light);
    QLabel label;
    theme.dress(label);
    label.show();
    const auto color = [&label] { return label.palette().color(QPalette::WindowText); };
    StyleHint::set(&label, StyleHint::ErrorText);
    QCOMPARE(color(), ThemeTable::color(ThemeRole::Error, false));
    StyleHint::set(&label, StyleHint::ErrorText, false);
    QCOMPARE(color(), ThemeTable::color(ThemeRole::Text, false));
}

void TestTheme::dressedWindowsFollowTheTheme()
{
    Theme theme(*qApp, Theme::Mode::Light);
    QWidget window;
    auto *label = new QLabel(&window);
    StyleHint::set(label, StyleHint::Secondary);
    theme.dress(window);
    {
        QWidget closed;
        theme.dress(closed);
    }
    window.show();
    const auto color = [label] { return label->palette().color(QPalette::WindowText); };
    QCOMPARE(color(), ThemeTable::color(ThemeRole::Secondary, false));
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(color(), ThemeTable::color(ThemeRole::Secondary, true));
}

void TestTheme::everyIconDraws()
{
    Theme theme(*qApp, Theme::Mode::Light);
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(files.size() > 40);
    for (const QString &file : files) {
        const QIcon icon = theme.icon(QFileInfo(file).baseName(), ThemeRole::Accent);
        QCOMPARE(icon.pixmap(QSize(16, 16), 1.0).size(), QSize(16, 16));
        // Large enough for a stroke to cover whole pixels.
        QVERIFY2(hasPixelOf(icon.pixmap(QSize(64, 64), 1.0), theme.color(ThemeRole::Accent)), qPrintable(file));
    }
}

void TestTheme::aHeldIconFollowsTheTheme()
{
    Theme theme(*qApp, Theme::Mode::Light);
    const QIcon icon = theme.icon(QStringLiteral("state-open"), ThemeRole::Open);
    const QColor light = theme.color(ThemeRole::Open);
    QVERIFY(hasPixelOf(icon.pixmap(QSize(16, 16), 1.0), light));
    theme.setMode(Theme::Mode::Dark);
    QVERIFY(!hasPixelOf(icon.pixmap(QSize(16, 16), 1.0), light));
    QVERIFY(hasPixelOf(icon.pixmap(QSize(16, 16), 1.0), theme.color(ThemeRole::Open)));
}

void TestTheme::switchingTellsOnce()
{
    Theme theme(*qApp, Theme::Mode::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(Theme::Mode::Light);
    QCOMPARE(changed.size(), 0);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.size(), 1);
    QVERIFY(theme.isDark());
    QCOMPARE(qApp->palette().color(QPalette::Window), theme.color(ThemeRole::Window));
}

void TestTheme::figures_data()
{
    QTest::addColumn<QString>("actual");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &actual, const char *expected) {
        QTest::newRow(expected) << actual << QString::fromUtf8(expected);
    };
    row(Figures::count(1204331), "1,204,331");
    row(Figures::size(0), "0 B");
    row(Figures::size(999), "999 B");
    row(Figures::size(1100), "1.1 KB");
    row(Figures::size(999'600), "1.0 MB");
    row(Figures::size(219'000'000), "219 MB");
    row(Figures::size(1'500'000'000), "1.5 GB");
    row(Figures::clock(724'000'000'000), "00:12:04");
    row(Figures::clock(360'000'000'000'000), "100:00:00");
    row(Figures::clock(-5), "00:00:00");
    row(Figures::latency(40'000), "0.04 ms");
    row(Figures::latency(400'000), "0.4 ms");
    row(Figures::latency(12'300'000), "12 ms");
    row(Figures::latency(1'200'000'000), "1.2 s");
    row(Figures::seconds(2'800'000'000), "2.8 s");
    row(Figures::seconds(-1), "0.0 s");
}

void TestTheme::figures()
{
    QFETCH(QString, actual);
    QFETCH(QString, expected);
    QCOMPARE(actual, expected);
}

void TestTheme::rateIsPerSecondAndStartsAnew()
{
    RateMeter rate;
    rate.sample(0, 0);
    QCOMPARE(rate.perSecond(), 0.0);
    rate.sample(100, 500'000'000);
    QCOMPARE(rate.perSecond(), 200.0);
    for (int i = 2; i < 40; ++i)
        rate.sample(100 * i, i * 500'000'000LL);
    QCOMPARE(rate.rates().size(), RateMeter::Samples);
    rate.sample(0, 30'000'000'000);
    QVERIFY(rate.rates().isEmpty());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
