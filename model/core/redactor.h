// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps known secrets out of everything that is stored or shown.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>

namespace framewatch {

/// Replaces each byte of each known secret by '*'. A value class; copies are cheap. Reentrant.
///
/// A secret is looked for as it stands (UTF-8), JSON-escaped (with and without escaped slashes and
/// non-ASCII), percent-encoded (upper and lower case hex, all reserved or only what a query needs), and
/// Base64 in its three alignments (ordinary and URL-safe), so that "user:secret" in a Basic header is
/// covered; characters of Base64 that hold bits of the secret beside bits of a neighbour are replaced too. Of
/// secrets shorter than 4 bytes only the literal form is looked for: their encoded forms are so short that
/// they would blot out innocent text.
class Redactor
{
public:
    Redactor() = default;
    /// Empty secrets are ignored. The longest form is replaced first.
    explicit Redactor(const QList<QByteArray> &secrets);

    bool isEmpty() const { return m_needles.isEmpty(); }
    /// Fast test, no allocation: does text hold a form of a secret?
    bool matches(QByteArrayView text) const;
    /// Replaces in place; the length stays. Returns whether anything was replaced.
    bool redact(QByteArray &text) const;
    /// The same for a string.
    bool redact(QString &text) const;

    QList<QByteArray> needles() const { return m_needles; }

private:
    struct Index;

    QList<QByteArray> m_needles; // longest first
    std::shared_ptr<const Index> m_index;
};

} // namespace framewatch
