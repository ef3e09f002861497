// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Mask keys for QWebSocket.
#pragma once

#include <QMaskGenerator>
#include <QRandomGenerator>

namespace framewatch {

/// Keys from the system's generator (RFC 6455 §10.3), never 0: QWebSocket sends a frame unmasked when it draws one.
class MaskGenerator final : public QMaskGenerator
{
public:
    using QMaskGenerator::QMaskGenerator;

    bool seed() noexcept override { return true; }
    quint32 nextMask() noexcept override
    {
        quint32 key = 0;
        while (key == 0)
            key = QRandomGenerator::global()->generate();
        return key;
    }
};

} // namespace framewatch
