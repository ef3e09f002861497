// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the user types into the filter field, as SQL.
#pragma once

#include "model/core/entry.h"
#include "model/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

struct sqlite3;

namespace framewatch {

class Prepared;

/// Terms joined by "and", which may be written or left out. A term is
///   word or "two words"      the payload or the note holds it; the case of ASCII letters does not matter
///   type:text                the kind's name in the capture; or message, control, event for a group
///   type:text,ping           one of several, also written type:text|ping
///   dir:sent dir:received    the direction; dir:none for events
///   not TERM or -TERM        the opposite
/// A quoted term ends at a quote that is followed by a space or the end, so "type":"trade" is one term, and
/// one whose end is not typed yet reaches to the end. "and" and "not" in quotes are words like others.
///
/// A value class. Reentrant.
class FilterExpression
{
public:
    FilterExpression() = default; ///< lets everything through
    /// Invalid names the wrong word; its detail is the position of that word in text, counted from 0.
    static Result<FilterExpression> parse(const QString &text);

    bool isEmpty() const { return m_terms.isEmpty(); }

    /// A condition over the columns of table entry, with parameters ?N from firstParameter on. Never empty.
    QByteArray where(int firstParameter) const;
    /// Binds where()'s parameters. The expression must live as long as they are bound.
    void bind(Prepared &statement, int firstParameter) const;
    /// where() calls an SQL function of ours: adds it to the connection. Throws SQLite::Exception.
    static void install(sqlite3 *database);

private:
    enum class Field : quint8 { Text, Type, Direction };
    struct Term
    {
        Field field = Field::Text;
        bool negated = false;
        QByteArray needle;  // Text
        QList<int> numbers; // Type, Direction: as stored
    };
    class Parser;

    static QByteArray condition(const Term &term, int parameter);

    QList<Term> m_terms;
};

} // namespace framewatch
