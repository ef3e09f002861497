// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a capture tells its readers, at most about 30 times a second.
#pragma once

#include <QMetaType>
#include <QtGlobal>

namespace framewatch {

struct CaptureProgress
{
    qint64 lastId = 0; ///< every entry up to this one can be read
    qint64 sentMessages = 0;
    qint64 sentBytes = 0; ///< payload bytes of text and binary messages
    qint64 receivedMessages = 0;
    qint64 receivedBytes = 0;
    qint64 fileBytes = 0; ///< capture and its WAL on disk
};

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::CaptureProgress)
