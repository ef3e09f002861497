// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/redactor.h"

#include "model/core/secretforms.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace framewatch {

namespace {

struct Range
{
    qsizetype begin;
    qsizetype end;
};

bool isBase64Digit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '-' || c == '_';
}

unsigned hashOfPair(char first, char second)
{
    return (static_cast<unsigned>(static_cast<uchar>(first)) << 4) ^ static_cast<uchar>(second);
}

} // namespace

// All forms at once, after Wu and Manber: a window as long as the shortest form is slid along the text, and a
// table tells from the two bytes at its end how far it may jump. A text without a secret is seen only every
// few bytes.
struct Redactor::Index
{
    std::vector<SecretForm> forms; // longest first
    qsizetype window = 0;          // length of the shortest form
    std::array<quint8, 4096> jump{};

    explicit Index(std::vector<SecretForm> all);
    const SecretForm *formAt(QByteArrayView text, qsizetype at) const;
    const SecretForm *find(QByteArrayView text, qsizetype *at) const;
    std::vector<Range> ranges(QByteArrayView text) const;

private:
    void fillJumps();
    const SecretForm *findSingle(QByteArrayView text, qsizetype *at) const;
};

Redactor::Index::Index(std::vector<SecretForm> all)
    : forms(std::move(all))
    , window(forms.back().bytes.size())
{
    fillJumps();
}

void Redactor::Index::fillJumps()
{
    const auto longest = static_cast<quint8>(std::clamp<qsizetype>(window - 1, 1, 255));
    jump.fill(longest);
    for (const SecretForm &form : forms) {
        for (qsizetype i = 1; i < window; ++i) {
            quint8 &slot = jump[hashOfPair(form.bytes[i - 1], form.bytes[i])];
            slot = static_cast<quint8>(std::min<qsizetype>(slot, window - 1 - i));
        }
    }
}

const SecretForm *Redactor::Index::formAt(QByteArrayView text, qsizetype at) const
{
    const qsizetype room = text.size() - at;
    for (const SecretForm &form : forms) {
        const auto length = static_cast<size_t>(form.bytes.size());
        if (form.bytes.size() <= room && std::memcmp(text.data() + at, form.bytes.constData(), length) == 0)
            return &form;
    }
    return nullptr;
}

// A secret of one byte leaves no window to slide.
const SecretForm *Redactor::Index::findSingle(QByteArrayView text, qsizetype *at) const
{
    for (; *at < text.size(); ++*at) {
        if (const SecretForm *form = formAt(text, *at))
            return form;
    }
    return nullptr;
}

/// The first form at or after *at, the longest there; *at becomes its place.
const SecretForm *Redactor::Index::find(QByteArrayView text, qsizetype *at) const
{
    if (window == 1)
        return findSingle(text, at);
    const char *bytes = text.data();
    for (qsizetype last = *at + window - 1; last < text.size();) {
        const quint8 step = jump[hashOfPair(bytes[last - 1], bytes[last])];
        last += step;
        if (step)
            continue;
        *at = last - window + 1;
        if (const SecretForm *form = formAt(text, *at))
            return form;
        ++last;
    }
    return nullptr;
}

// All are found before any is replaced: forms of two secrets may overlap.
std::vector<Range> Redactor::Index::ranges(QByteArrayView text) const
{
    std::vector<Range> found;
    qsizetype at = 0;
    while (const SecretForm *form = find(text, &at)) {
        Range range{at, at + form->bytes.size()};
        if (form->sharesFront && range.begin > 0 && isBase64Digit(text[range.begin - 1]))
            --range.begin;
        if (form->sharesBack && range.end < text.size() && isBase64Digit(text[range.end]))
            ++range.end;
        found.push_back(range);
        ++at;
    }
    return found;
}

Redactor::Redactor(const QList<QByteArray> &secrets)
{
    std::vector<SecretForm> forms = formsOfSecrets(secrets);
    if (forms.empty())
        return;
    for (const SecretForm &form : forms)
        m_needles.append(form.bytes);
    m_index = std::make_shared<const Index>(std::move(forms));
}

bool Redactor::matches(QByteArrayView text) const
{
    qsizetype at = 0;
    return m_index && m_index->find(text, &at);
}

bool Redactor::redact(QByteArray &text) const
{
    if (!matches(text))
        return false;
    for (const Range &range : m_index->ranges(text))
        std::memset(text.data() + range.begin, '*', static_cast<size_t>(range.end - range.begin));
    return true;
}

bool Redactor::redact(QString &text) const
{
    QByteArray utf8 = text.toUtf8();
    if (!matches(utf8))
        return false;
    // A form starts and ends at a character's border unless the secret is no UTF-8: then a broken rest shows
    // as U+FFFD.
    redact(utf8);
    text = QString::fromUtf8(utf8);
    return true;
}

} // namespace framewatch
