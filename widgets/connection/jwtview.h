// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a token says of itself, while it is typed.
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace framewatch {

class Theme;

/// Hidden unless the token is a JWT: then a sentence with its owner and expiry, red if it has expired, and
/// its claims.
class JwtView final : public QWidget
{
    Q_OBJECT

public:
    explicit JwtView(Theme &theme, QWidget *parent = nullptr);

    void setToken(const QString &token);

private:
    QLabel *m_sentence;
    QPlainTextEdit *m_claims;
};

} // namespace framewatch
