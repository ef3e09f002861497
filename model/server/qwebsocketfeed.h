// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A message as QWebSocket can take it in every Qt version: whole, in one frame.
//
// QWebSocket (to Qt 6.11) cannot take a character that is split across fragments (before 6.8.4), closes a
// connection whose frame or fragmented message pauses for 5 s, and strips a byte order mark off every text.
// Whoever stands between it and the network hands it these frames instead of those on the wire.
#pragma once

#include "model/core/entry.h"
#include "model/wire/frame.h"

namespace framewatch {

/// What to hand to QWebSocket before the payload: a frame header, and a byte order mark that it may strip in
/// place of the payload's own. from: whose frames these are: a client's are masked, with a key of zeros, so
/// that the payload can follow as it is. kind: Text, Binary, Ping or Pong.
QByteArray qwebsocketPrefix(EntryKind kind, QByteArrayView payload, Sender from);

} // namespace framewatch
