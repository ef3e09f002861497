// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages to measure compression with.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace framewatch::bench {

enum class Content : quint8 { Json, Text, Noise };
inline constexpr Content AllContents[] = {Content::Json, Content::Text, Content::Noise};

QString contentName(Content content);
/// Whether it goes as text; noise is binary.
bool isText(Content content);

/// Different messages that are sent over and over.
inline constexpr int ContentBatch = 64;
QList<QByteArray> contentMessages(Content content, qint64 size);
/// The same as frames of a server. Compressed: as one that keeps no window between messages.
QByteArray contentFrames(Content content, qint64 size, bool compressed);

} // namespace framewatch::bench
