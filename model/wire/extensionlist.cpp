// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/extensionlist.h"

#include "model/wire/handshake.h"

namespace framewatch {

namespace {

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Reads one header line from left to right.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text)
    {
    }

    bool atEnd()
    {
        skipBlanks();
        return m_at == m_text.size();
    }

    bool take(char wanted)
    {
        if (atEnd() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    /// Empty if there is none.
    QByteArray token()
    {
        skipBlanks();
        const qsizetype from = m_at;
        while (m_at < m_text.size() && Handshake::isToken(m_text.sliced(m_at, 1)))
            ++m_at;
        return m_text.sliced(from, m_at - from).toByteArray();
    }

    /// A token, or a quoted string that holds one. Empty if there is neither.
    QByteArray value()
    {
        if (!take('"'))
            return token();
        QByteArray text;
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            if (m_text[m_at] == '\\' && ++m_at == m_text.size())
                return {};
            text.append(m_text[m_at++]);
        }
        const bool closed = m_at++ < m_text.size();
        return closed && Handshake::isToken(text) ? text : QByteArray();
    }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;

    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }
};

bool readParameters(Scanner &scanner, Extension &extension)
{
    while (scanner.take(';')) {
        Extension::Parameter parameter{scanner.token(), {}};
        if (parameter.name.isEmpty())
            return false;
        if (scanner.take('=')) {
            parameter.value = scanner.value();
            if (parameter.value->isEmpty())
                return false;
        }
        extension.parameters.append(parameter);
    }
    return true;
}

bool readLine(QByteArrayView line, QList<Extension> &list)
{
    Scanner scanner(line);
    while (!scanner.atEnd()) {
        if (scanner.take(','))
            continue;
        Extension extension{scanner.token(), {}};
        if (extension.name.isEmpty() || !readParameters(scanner, extension))
            return false;
        list.append(extension);
        if (!scanner.atEnd() && !scanner.take(','))
            return false;
    }
    return true;
}

} // namespace

std::optional<QList<Extension>> parseExtensions(const QList<QByteArray> &values)
{
    QList<Extension> list;
    for (const QByteArray &value : values) {
        if (!readLine(value, list))
            return std::nullopt;
    }
    return list;
}

QList<QByteArray> headerValues(QByteArrayView head, QByteArrayView name)
{
    QList<QByteArray> values;
    for (const QByteArray &line : QByteArray::fromRawData(head.data(), head.size()).split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon == name.size() && name.compare(QByteArrayView(line).first(colon), Qt::CaseInsensitive) == 0)
            values.append(line.sliced(colon + 1).trimmed());
    }
    return values;
}

} // namespace framewatch
