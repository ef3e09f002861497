// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filterexpression.h"

#include "model/capture/prepared.h"
#include "model/filter/filtersql.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace framewatch {

namespace {

using NumbersByName = QHash<QString, QList<int>>;

NumbersByName makeTypes()
{
    NumbersByName types;
    for (int number = 0; number < 256; ++number) {
        const auto kind = static_cast<EntryKind>(number);
        const QString name = kindName(kind);
        if (name.isEmpty())
            continue;
        types[name].append(number);
        const QString group = isMessage(kind)   ? QStringLiteral("message")
                              : isControl(kind) ? QStringLiteral("control")
                                                : QStringLiteral("event");
        types[group].append(number);
    }
    return types;
}

NumbersByName makeDirections()
{
    NumbersByName directions;
    for (const Direction direction : {Direction::None, Direction::Sent, Direction::Received})
        directions[directionName(direction)] = {static_cast<int>(direction)};
    return directions;
}

QString listOf(const NumbersByName &names)
{
    QStringList sorted = names.keys();
    sorted.sort();
    return sorted.join(QStringLiteral(", "));
}

QByteArray joined(const QList<int> &numbers)
{
    QByteArray list;
    for (const int number : numbers)
        list += (list.isEmpty() ? "" : ",") + QByteArray::number(number);
    return list;
}

} // namespace

class FilterExpression::Parser
{
public:
    explicit Parser(const QString &text)
        : m_text(text)
    {
    }
    Result<FilterExpression> run();

private:
    struct Word
    {
        QString text;
        qsizetype at = 0;
        bool quoted = false;
    };

    bool skipSpaces();
    Word next();
    QString quotedRest();
    void readTerm(const Word &word, bool negated);
    void readNames(Term term, QStringView names, qsizetype at, const NumbersByName &known,
                   const QString &what);
    void fail(qsizetype at, const QString &sentence);

    const QString &m_text;
    qsizetype m_at = 0;
    FilterExpression m_result;
    Error m_error;
};

bool FilterExpression::Parser::skipSpaces()
{
    while (m_at < m_text.size() && m_text[m_at].isSpace())
        ++m_at;
    return m_at < m_text.size();
}

// After the opening quote, up to and with the closing one.
QString FilterExpression::Parser::quotedRest()
{
    const qsizetype from = m_at;
    while (m_at < m_text.size()) {
        const bool closes = m_text[m_at] == u'"' && (m_at + 1 == m_text.size() || m_text[m_at + 1].isSpace());
        if (closes)
            return m_text.mid(from, m_at++ - from);
        ++m_at;
    }
    return m_text.mid(from);
}

FilterExpression::Parser::Word FilterExpression::Parser::next()
{
    Word word;
    word.at = m_at;
    if (m_text[m_at] == u'"') {
        ++m_at;
        word.quoted = true;
        word.text = quotedRest();
        return word;
    }
    while (m_at < m_text.size() && !m_text[m_at].isSpace())
        ++m_at;
    word.text = m_text.mid(word.at, m_at - word.at);
    return word;
}

Result<FilterExpression> FilterExpression::Parser::run()
{
    bool negated = false;
    qsizetype notAt = -1;
    while (!m_error && skipSpaces()) {
        // A minus belongs to what follows; alone it is a word.
        const bool minus = m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace();
        m_at += minus ? 1 : 0;
        const Word word = next();
        const bool isWord = word.quoted || minus;
        if (!isWord && word.text.compare(u"and", Qt::CaseInsensitive) == 0 && notAt < 0)
            continue;
        if (!isWord && word.text.compare(u"not", Qt::CaseInsensitive) == 0) {
            negated = !negated;
            notAt = word.at;
            continue;
        }
        readTerm(word, negated != minus);
        negated = false;
        notAt = -1;
    }
    if (!m_error && notAt >= 0)
        fail(notAt, QStringLiteral("After “not” a word is missing"));
    return m_error ? Result<FilterExpression>(m_error) : Result<FilterExpression>(m_result);
}

void FilterExpression::Parser::readTerm(const Word &word, bool negated)
{
    static const NumbersByName Types = makeTypes();
    static const NumbersByName Directions = makeDirections();
    const auto named = [&word](QLatin1StringView key) {
        return !word.quoted && word.text.startsWith(key, Qt::CaseInsensitive);
    };
    if (named(QLatin1StringView("type:")))
        return readNames({Field::Type, negated, {}, {}}, QStringView(word.text).mid(5), word.at, Types,
                         QStringLiteral("type"));
    if (named(QLatin1StringView("dir:")))
        return readNames({Field::Direction, negated, {}, {}}, QStringView(word.text).mid(4), word.at,
                         Directions, QStringLiteral("direction"));
    if (!word.text.isEmpty())
        m_result.m_terms.append({Field::Text, negated, word.text.toUtf8(), {}});
}

void FilterExpression::Parser::readNames(Term term, QStringView names, qsizetype at,
                                         const NumbersByName &known, const QString &what)
{
    QString list = names.toString().toLower();
    list.replace(u'|', u',');
    for (const QString &name : list.split(u',')) {
        if (!known.contains(name))
            return fail(at,
                        name.isEmpty()
                            ? QStringLiteral("A %1 is missing; it can be %2").arg(what, listOf(known))
                            : QStringLiteral("“%1” is no %2; it can be %3").arg(name, what, listOf(known)));
        term.numbers += known.value(name);
    }
    std::sort(term.numbers.begin(), term.numbers.end());
    term.numbers.erase(std::unique(term.numbers.begin(), term.numbers.end()), term.numbers.end());
    m_result.m_terms.append(term);
}

void FilterExpression::Parser::fail(qsizetype at, const QString &sentence)
{
    m_error = {ErrorCode::Invalid, sentence, QString::number(at)};
}

Result<FilterExpression> FilterExpression::parse(const QString &text)
{
    return Parser(text).run();
}

QByteArray FilterExpression::condition(const Term &term, int parameter)
{
    const QByteArray opposite = term.negated ? "NOT " : "";
    switch (term.field) {
    case Field::Type:
        return opposite + "kind IN (" + joined(term.numbers) + ')';
    case Field::Direction:
        return opposite + "direction IN (" + joined(term.numbers) + ')';
    case Field::Text:
        break;
    }
    // Most entries have no note: that is seen without a call.
    const QByteArray holds = FilterSql::Contains + ("(?" + QByteArray::number(parameter));
    return opposite + '(' + holds + ", payload) OR (note IS NOT NULL AND " + holds + ", note)))";
}

// SQLite asks from left to right: what needs no payload comes first.
QByteArray FilterExpression::where(int firstParameter) const
{
    QByteArray cheap;
    QByteArray dear;
    int parameter = firstParameter;
    for (const Term &term : m_terms) {
        if (term.field == Field::Text)
            dear += " AND " + condition(term, parameter++);
        else
            cheap += " AND " + condition(term, 0);
    }
    return '1' + cheap + dear;
}

void FilterExpression::bind(Prepared &statement, int firstParameter) const
{
    int parameter = firstParameter;
    for (const Term &term : m_terms) {
        if (term.field == Field::Text)
            statement.bindBlob(parameter++, term.needle);
    }
}

void FilterExpression::install(sqlite3 *database)
{
    FilterSql::install(database);
}

} // namespace framewatch
