// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/themetable.h"

#include <QFile>
#include <QHash>

#include <array>

namespace framewatch::ThemeTable {

namespace {

struct Row
{
    ThemeRole role;
    const char16_t *name; // as the style sheet calls it
    QRgb light;
    QRgb dark;
};

constexpr std::array Rows{
    Row{ThemeRole::Window, u"window", 0xFFF4F5F7, 0xFF17191E},
    Row{ThemeRole::Panel, u"panel", 0xFFFFFFFF, 0xFF1E2127},
    Row{ThemeRole::Field, u"field", 0xFFFFFFFF, 0xFF14161A},
    Row{ThemeRole::Line, u"line", 0xFFDFE2E7, 0xFF30343C},
    Row{ThemeRole::Hover, u"hover", 0xFFEEF1F5, 0xFF272B32},
    Row{ThemeRole::EventRow, u"eventRow", 0xFFFAFBFC, 0xFF21242B},
    Row{ThemeRole::Text, u"text", 0xFF1D2126, 0xFFE4E7EB},
    Row{ThemeRole::Secondary, u"secondary", 0xFF667080, 0xFF929BA8},
    Row{ThemeRole::Accent, u"accent", 0xFF2563EB, 0xFF5B8DEF},
    Row{ThemeRole::OnAccent, u"onAccent", 0xFFFFFFFF, 0xFF0E1420},
    Row{ThemeRole::Selection, u"selection", 0xFFDCE8FD, 0xFF27406B},
    Row{ThemeRole::Sent, u"sent", 0xFFB4540A, 0xFFF0A35E},
    Row{ThemeRole::Received, u"received", 0xFF0B7285, 0xFF5CC8DA},
    Row{ThemeRole::Control, u"control", 0xFF7A6BB0, 0xFFB3A5E6},
    Row{ThemeRole::Open, u"open", 0xFF2B8A3E, 0xFF63C174},
    Row{ThemeRole::Waiting, u"waiting", 0xFFB7791F, 0xFFE5B45A},
    Row{ThemeRole::WaitingText, u"waitingText", 0xFF8A5A0B, 0xFFE5B45A},
    Row{ThemeRole::WaitingBanner, u"waitingBanner", 0xFFFFF6E0, 0xFF332B1A},
    Row{ThemeRole::Error, u"error", 0xFFC92A2A, 0xFFF07171},
    Row{ThemeRole::JsonKey, u"jsonKey", 0xFF0B5394, 0xFF8AB6F9},
    Row{ThemeRole::JsonString, u"jsonString", 0xFF2B7A3E, 0xFF8CCF9A},
    Row{ThemeRole::JsonNumber, u"jsonNumber", 0xFFA8480A, 0xFFF0A35E},
    Row{ThemeRole::JsonLiteral, u"jsonLiteral", 0xFF6F4FA8, 0xFFB3A5E6},
};
static_assert(Rows.size() == size_t(ThemeRole::Count));

constexpr bool inOrder()
{
    for (size_t i = 0; i < Rows.size(); ++i) {
        if (size_t(Rows[i].role) != i)
            return false;
    }
    return true;
}
static_assert(inOrder());

QColor mix(const QColor &ground, const QColor &over, double share)
{
    const auto part = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(part(ground.red(), over.red()), part(ground.green(), over.green()),
                  part(ground.blue(), over.blue()));
}

/// Colours the sheet needs that are shades of a role.
QHash<QString, QColor> mixes(bool dark)
{
    const auto c = [dark](ThemeRole role) { return color(role, dark); };
    const QColor away = dark ? QColor(Qt::white) : QColor(Qt::black);
    return {
        {QStringLiteral("accentHover"), mix(c(ThemeRole::Accent), away, 0.08)},
        {QStringLiteral("accentPressed"), mix(c(ThemeRole::Accent), away, 0.18)},
        {QStringLiteral("accentFocus"), mix(c(ThemeRole::Accent), away, 0.55)},
        {QStringLiteral("pressed"), mix(c(ThemeRole::Hover), away, 0.07)},
        {QStringLiteral("fieldHover"), mix(c(ThemeRole::Line), away, 0.14)},
        {QStringLiteral("scroll"), mix(c(ThemeRole::Panel), c(ThemeRole::Secondary), 0.38)},
        {QStringLiteral("scrollHover"), mix(c(ThemeRole::Panel), c(ThemeRole::Secondary), 0.7)},
        {QStringLiteral("disabled"), mix(c(ThemeRole::Window), c(ThemeRole::Secondary), 0.55)},
        {QStringLiteral("bannerLine"), mix(c(ThemeRole::WaitingBanner), c(ThemeRole::Waiting), 0.3)},
        {QStringLiteral("errorBanner"), mix(c(ThemeRole::Panel), c(ThemeRole::Error), 0.08)},
        {QStringLiteral("errorLine"), mix(c(ThemeRole::Panel), c(ThemeRole::Error), 0.35)},
        {QStringLiteral("infoBanner"), mix(c(ThemeRole::Panel), c(ThemeRole::Accent), 0.09)},
        {QStringLiteral("infoLine"), mix(c(ThemeRole::Panel), c(ThemeRole::Accent), 0.3)},
    };
}

QHash<QString, QString> sheetWords(bool dark, const QFont &monoFont)
{
    QHash<QString, QString> words;
    for (const Row &row : Rows)
        words.insert(QString::fromUtf16(row.name), color(row.role, dark).name());
    const auto shades = mixes(dark);
    for (auto it = shades.begin(); it != shades.end(); ++it)
        words.insert(it.key(), it.value().name());
    words.insert(QStringLiteral("images"),
                 dark ? QStringLiteral(":/themes/dark") : QStringLiteral(":/themes/light"));
    words.insert(QStringLiteral("mono"), u'"' + monoFont.family() + u'"');
    return words;
}

QString replaceWords(const QString &sheet, const QHash<QString, QString> &words)
{
    QString out;
    out.reserve(sheet.size() * 2);
    for (qsizetype at = 0; at < sheet.size();) {
        if (sheet.at(at) != u'@') {
            out += sheet.at(at++);
            continue;
        }
        qsizetype end = ++at;
        while (end < sheet.size() && sheet.at(end).isLetter())
            ++end;
        const QString word = sheet.mid(at, end - at);
        Q_ASSERT_X(words.contains(word), "style sheet", qPrintable(word));
        out += words.value(word);
        at = end;
    }
    return out;
}

} // namespace

QColor color(ThemeRole role, bool dark)
{
    const Row &row = Rows.at(size_t(role));
    return QColor::fromRgb(dark ? row.dark : row.light);
}

QPalette palette(bool dark)
{
    const auto c = [dark](ThemeRole role) { return color(role, dark); };
    QPalette p(c(ThemeRole::Text), c(ThemeRole::Window), c(ThemeRole::Panel), c(ThemeRole::Line),
               c(ThemeRole::Secondary), c(ThemeRole::Text), c(ThemeRole::Text), c(ThemeRole::Field),
               c(ThemeRole::Window));
    p.setColor(QPalette::AlternateBase, c(ThemeRole::EventRow));
    p.setColor(QPalette::Button, c(ThemeRole::Panel));
    p.setColor(QPalette::Midlight, c(ThemeRole::Hover));
    p.setColor(QPalette::Shadow, c(ThemeRole::Line));
    p.setColor(QPalette::Highlight, c(ThemeRole::Selection));
    p.setColor(QPalette::HighlightedText, c(ThemeRole::Text));
    p.setColor(QPalette::Link, c(ThemeRole::Accent));
    p.setColor(QPalette::LinkVisited, c(ThemeRole::Accent));
    p.setColor(QPalette::ToolTipBase, c(ThemeRole::Panel));
    p.setColor(QPalette::ToolTipText, c(ThemeRole::Text));
    p.setColor(QPalette::PlaceholderText, mix(c(ThemeRole::Field), c(ThemeRole::Secondary), 0.9));
    const QColor off = mix(c(ThemeRole::Window), c(ThemeRole::Secondary), 0.55);
    for (const auto role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, off);
    return p;
}

QString styleSheet(bool dark, const QFont &monoFont)
{
    QFile file(QStringLiteral(":/themes/framewatch.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return replaceWords(QString::fromUtf8(file.readAll()), sheetWords(dark, monoFont));
}

} // namespace framewatch::ThemeTable
