// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The payload of a close frame (RFC 6455 §5.5.1).
#pragma once

#include "model/core/closecode.h"

#include <QByteArray>
#include <QtEndian>

namespace framewatch {

struct ClosePayload
{
    explicit ClosePayload(const QByteArray &payload)
        : code(payload.size() < 2 ? CloseCode::NoStatus : qFromBigEndian<quint16>(payload.constData()))
        , reason(payload.sliced(qMin<qsizetype>(2, payload.size())))
    {
    }

    int code;          ///< 1005: the frame had none
    QByteArray reason; ///< should be UTF-8
};

} // namespace framewatch
