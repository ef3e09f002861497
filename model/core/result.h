// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Errors at edges: a sentence for the user, a detail for the log, a code for the program.
#pragma once

#include <QMetaType>
#include <QString>

#include <utility>
#include <variant>

namespace framewatch {

enum class ErrorCode : quint8 {
    None,
    Usage,
    FileExists,
    FileUnreadable,
    FileUnwritable,
    NotACapture,
    DamagedCapture,
    DiskFull,
    Name,    ///< DNS
    Network,
    Tls,
    Certificate, ///< TLS got so far, but the server's certificate is not trusted
    Timeout,
    Refused, ///< the server answered, but not with a valid upgrade
    Protocol,
    Invalid, ///< a value of the user's that cannot be used
};

struct Error
{
    ErrorCode code = ErrorCode::None;
    QString message; ///< for the user: names the file, host or value; no full stop at its end
    QString detail;  ///< for the log; may be empty

    explicit operator bool() const { return code != ErrorCode::None; }
};

/// A value or an Error. value() and error() on the wrong alternative are mistakes of ours and assert.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T &value() &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    const T &value() const &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    T &&value() &&
    {
        Q_ASSERT(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    const Error &error() const
    {
        Q_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::Error)
