// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/secretsearch.h"

#include <QByteArray>

#include <algorithm>

namespace framewatch {

namespace {

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           static_cast<uchar>(c) >= 0x80;
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/// Whether a word may start at a place: not amid another, but after "\n" and "%22" it may.
bool startsWord(QByteArrayView text, qsizetype at)
{
    if (at == 0 || !isWordByte(text[at - 1]))
        return true;
    if (at >= 2 && text[at - 2] == '\\')
        return true;
    return at >= 3 && text[at - 3] == '%' && isHexDigit(text[at - 2]) && isHexDigit(text[at - 1]);
}

bool endsWord(QByteArrayView text, qsizetype end)
{
    return end == text.size() || !isWordByte(text[end]);
}

} // namespace

SecretSearch::SecretSearch(const QList<QByteArray> &secrets)
    : m_forms(formsOfSecrets(secrets))
{
}

bool SecretSearch::isIn(QByteArrayView text, In in) const
{
    return std::any_of(m_forms.begin(), m_forms.end(),
                       [&](const SecretForm &form) { return find(text, form.bytes, in) >= 0; });
}

qsizetype SecretSearch::find(QByteArrayView text, QByteArrayView bytes, In in, qsizetype from)
{
    if (bytes.size() >= ShortestAnywhere)
        return text.indexOf(bytes, from);
    if (bytes.size() < Shortest || in == In::Name)
        return -1;
    for (qsizetype at = text.indexOf(bytes, from); at >= 0; at = text.indexOf(bytes, at + 1)) {
        const bool isWord = (!isWordByte(bytes.front()) || startsWord(text, at)) &&
                            (!isWordByte(bytes.back()) || endsWord(text, at + bytes.size()));
        if (isWord)
            return at;
    }
    return -1;
}

} // namespace framewatch
