// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/messageassembler.h"

#include "model/core/closecode.h"

#include <QtEndian>

#include <cstring>

namespace framewatch {

namespace {

constexpr qsizetype Ahead = 1024 * 1024; // buffer reserved beyond what has come
constexpr qsizetype Keep = 1024 * 1024;  // buffer kept for the next message
constexpr qsizetype BrokenBytes = 64;    // evidence of compressed data that means nothing
constexpr quint64 CompressedSlack = 64 * 1024;

/// Empties a buffer; gives its memory back if it is much.
void recycle(QByteArray &buffer)
{
    if (buffer.capacity() > Keep)
        buffer = QByteArray();
    else
        buffer.resize(0);
}

EntryKind kindOf(Opcode opcode)
{
    return static_cast<EntryKind>(opcode);
}

void unmaskTo(char *out, const FrameDecoder::Piece &piece, qsizetype size)
{
    if (piece.header.masked)
        applyMask(piece.data.data(), out, size, piece.header.maskKey, piece.offset);
    else if (size > 0)
        std::memcpy(out, piece.data.data(), static_cast<std::size_t>(size));
}

QString closeCodeSentence(int code)
{
    if (code >= 1000 && code < 3000)
        return QStringLiteral("Close code %1 (%2) must not be sent in a close frame (RFC 6455 §7.4.1)")
            .arg(code)
            .arg(closeCodeName(code));
    return QStringLiteral("Close code %1 is in no range that may be used (RFC 6455 §7.4.2)").arg(code);
}

QString badByteSentence(const QString &where, qsizetype at, char byte)
{
    return QStringLiteral("%1 is not UTF-8: the byte 0x%2 at offset %3 cannot stand there (RFC 6455 §8.1)")
        .arg(where, QString::number(static_cast<quint8>(byte), 16).toUpper().rightJustified(2, u'0'))
        .arg(at);
}

QString cutCharacterSentence(const QString &where)
{
    return QStringLiteral("%1 is not UTF-8: it ends inside a character (RFC 6455 §8.1)").arg(where);
}

/// What is wrong with text as a whole, empty if nothing.
QString utf8Sentence(const QString &where, QByteArrayView text)
{
    Utf8Validator validator;
    const qsizetype bad = validator.feed(text);
    if (bad >= 0)
        return badByteSentence(where, bad, text.at(bad));
    return validator.atBoundary() ? QString() : cutCharacterSentence(where);
}

} // namespace

MessageAssembler::MessageAssembler(qint64 maxMessage, std::optional<Inflater> inflater)
    : m_maxMessage(qBound<qint64>(0, maxMessage, 1LL << 40))
    , m_inflater(std::move(inflater))
{
}

std::optional<MessageAssembler::Message> MessageAssembler::add(const Piece &piece)
{
    if (m_violation)
        return std::nullopt;
    if (m_returned)
        releaseReturned();
    return isControlOpcode(piece.header.opcode) ? addControl(piece) : addData(piece);
}

void MessageAssembler::release()
{
    if (m_returned)
        releaseReturned();
}

std::optional<MessageAssembler::Message> MessageAssembler::unfinished() const
{
    if (!m_inMessage)
        return std::nullopt;
    return Message{m_kind, m_payload, m_frames, 0, {}, m_compressed};
}

std::optional<MessageAssembler::Message> MessageAssembler::unfinishedControl() const
{
    if (!m_inControl)
        return std::nullopt;
    return controlMessage();
}

qint64 MessageAssembler::pendingBytes() const
{
    return m_inMessage ? m_payload.size() : 0;
}

// Control frames

std::optional<MessageAssembler::Message> MessageAssembler::addControl(const Piece &piece)
{
    if (piece.first) {
        m_inControl = true;
        m_controlSize = 0;
        m_lone = piece.header;
    }
    // The decoder lets no more than 125 bytes through; a caller of another kind must not get further.
    const qsizetype size =
        std::min<qsizetype>(piece.data.size(), qsizetype(m_control.size()) - m_controlSize);
    unmaskTo(m_control.data() + m_controlSize, piece, size);
    m_controlSize = static_cast<quint8>(m_controlSize + size);
    if (!piece.last)
        return std::nullopt;
    m_inControl = false;
    if (piece.header.opcode == Opcode::Close)
        return finishClose();
    return controlMessage();
}

MessageAssembler::Message MessageAssembler::controlMessage() const
{
    return {kindOf(m_lone.opcode), QByteArrayView(m_control.data(), m_controlSize), m_lone.rawView(), 0, {}};
}

std::optional<MessageAssembler::Message> MessageAssembler::finishClose()
{
    Message message = controlMessage();
    if (message.payload.isEmpty()) {
        message.closeCode = CloseCode::NoStatus;
        return message;
    }
    if (message.payload.size() == 1) {
        failClose(
            CloseCode::ProtocolError,
            QStringLiteral("A close frame with a payload of 1 byte: a close code takes 2 (RFC 6455 §5.5.1)"));
        return std::nullopt;
    }
    message.closeCode = qFromBigEndian<quint16>(message.payload.data());
    if (!isValidCloseCode(message.closeCode)) {
        failClose(CloseCode::ProtocolError, closeCodeSentence(message.closeCode));
        return std::nullopt;
    }
    const QByteArrayView reason = message.payload.sliced(2);
    const QString broken = utf8Sentence(QStringLiteral("The reason of a close frame"), reason);
    if (!broken.isEmpty()) {
        failClose(CloseCode::InvalidPayload, broken);
        return std::nullopt;
    }
    message.closeReason = QString::fromUtf8(reason);
    return message;
}

// Data frames

std::optional<MessageAssembler::Message> MessageAssembler::addData(const Piece &piece)
{
    if (piece.first && !checkFrame(piece))
        return std::nullopt;
    if (piece.first && piece.last && piece.header.fin && !m_inMessage && !piece.header.rsv1())
        return wholeMessage(piece);
    if (piece.first)
        beginFrame(piece);
    if (m_compressed)
        inflate(piece);
    else
        append(piece);
    return m_violation ? std::nullopt : finishMessage(piece);
}

std::optional<MessageAssembler::Message> MessageAssembler::wholeMessage(const Piece &piece)
{
    m_kind = kindOf(piece.header.opcode);
    m_lone = piece.header;
    const QByteArrayView payload = piece.header.masked ? unmask(piece) : piece.data;
    if (!checkText(piece, payload, 0, true))
        return std::nullopt;
    return Message{m_kind, payload, m_lone.rawView(), 0, {}};
}

/// The message, if this piece was its last.
std::optional<MessageAssembler::Message> MessageAssembler::finishMessage(const Piece &piece)
{
    if (!piece.last || !piece.header.fin)
        return std::nullopt;
    m_inMessage = false;
    m_returned = true;
    return Message{m_kind, m_payload, m_frames, 0, {}, m_compressed};
}

bool MessageAssembler::checkFrame(const Piece &piece)
{
    const Opcode opcode = piece.header.opcode;
    if (opcode == Opcode::Continuation && !m_inMessage) {
        fail(piece, CloseCode::ProtocolError,
             QStringLiteral("A continuation frame, but there is no message to continue (RFC 6455 §5.4)"));
        return false;
    }
    if (opcode != Opcode::Continuation && m_inMessage) {
        fail(piece, CloseCode::ProtocolError,
             QStringLiteral(
                 "A new %1 frame inside a fragmented %2 message: only continuation and control frames "
                 "may come there (RFC 6455 §5.4)")
                 .arg(opcodeName(opcode), kindName(m_kind)));
        return false;
    }
    return checkSize(piece);
}

bool MessageAssembler::checkSize(const Piece &piece)
{
    if (m_inMessage ? m_compressed : piece.header.rsv1() && m_inflater)
        return checkCompressedSize(piece);
    const qint64 before = pendingBytes();
    if (piece.header.length > static_cast<quint64>(m_maxMessage - before)) {
        const EntryKind kind = m_inMessage ? m_kind : kindOf(piece.header.opcode);
        fail(piece, CloseCode::MessageTooBig,
             QStringLiteral("A %1 message of %2%3 bytes is over the limit of %4 bytes (RFC 6455 §10.4)")
                 .arg(kindName(kind), piece.header.fin ? QString() : QStringLiteral("at least "))
                 .arg(piece.header.length + static_cast<quint64>(before))
                 .arg(m_maxMessage));
        return false;
    }
    return checkFragments(piece);
}

bool MessageAssembler::checkFragments(const Piece &piece)
{
    if (!m_inMessage || m_fragments < MaxFragments)
        return true;
    fail(piece, CloseCode::MessageTooBig,
         QStringLiteral("A message in more than %1 frames is over the limit (RFC 6455 §10.4)").arg(MaxFragments));
    return false;
}

/// What a message in compressed form may take: some grow by it, but an endless one that means nothing must end.
bool MessageAssembler::checkCompressedSize(const Piece &piece)
{
    const quint64 before = m_inMessage ? m_compressedBytes : 0;
    const quint64 most = 2 * static_cast<quint64>(m_maxMessage) + CompressedSlack;
    if (piece.header.length <= most - before)
        return checkFragments(piece);
    fail(piece, CloseCode::MessageTooBig,
         QStringLiteral("A compressed message of at least %1 bytes on the wire: it cannot be one within the limit of "
                        "%2 bytes (RFC 6455 §10.4)")
             .arg(piece.header.length + before)
             .arg(m_maxMessage));
    return false;
}

void MessageAssembler::beginFrame(const Piece &piece)
{
    if (!m_inMessage) {
        m_inMessage = true;
        m_kind = kindOf(piece.header.opcode);
        m_compressed = piece.header.rsv1() && m_inflater;
        m_compressedBytes = 0;
    }
    ++m_fragments;
    m_compressedBytes += piece.header.length;
    m_frames.append(piece.header.rawView());
}

void MessageAssembler::append(const Piece &piece)
{
    const qsizetype before = m_payload.size();
    makeRoom(piece);
    m_payload.resize(before + piece.data.size());
    unmaskTo(m_payload.data() + before, piece, piece.data.size());
    checkText(piece, m_payload, before, piece.last && piece.header.fin);
}

void MessageAssembler::inflate(const Piece &piece)
{
    const bool complete = piece.last && piece.header.fin;
    const qsizetype before = m_payload.size();
    const QByteArrayView bytes = piece.header.masked ? unmask(piece) : piece.data;
    Inflater::Outcome outcome = m_inflater->add(bytes, m_payload, m_maxMessage);
    if (outcome == Inflater::Outcome::Fine && complete)
        outcome = m_inflater->finish(m_payload, m_maxMessage);
    // What came out before it went wrong is judged first, so that the cuts of the network make no difference.
    const bool fine = outcome == Inflater::Outcome::Fine;
    if (!checkText(piece, m_payload, before, complete && fine) || fine)
        return;
    if (outcome == Inflater::Outcome::TooLong)
        failBomb(piece);
    else
        failInflated(piece, bytes);
}

/// Grows the buffer by what has come, not by what is promised: twice its size, or 1 MiB more, and only the
/// final frame's length may make it less.
void MessageAssembler::makeRoom(const Piece &piece)
{
    const qsizetype needed = m_payload.size() + piece.data.size();
    if (needed <= m_payload.capacity())
        return;
    const auto left = static_cast<qsizetype>(piece.header.length - piece.offset); // ≤ m_maxMessage
    const qsizetype promised = m_payload.size() + left;
    const qsizetype geometric = 2 * m_payload.capacity();
    const qsizetype ahead = std::min(promised, m_payload.size() + Ahead);
    const qsizetype wanted = std::max({needed, ahead, geometric});
    m_payload.reserve(piece.header.fin ? std::min(wanted, promised) : wanted);
}

/// Checks what message holds beyond from, if it is text.
bool MessageAssembler::checkText(const Piece &piece, QByteArrayView message, qsizetype from, bool complete)
{
    if (m_kind != EntryKind::Text)
        return true;
    const qsizetype bad = m_utf8.feed(message.sliced(from));
    if (bad < 0 && (!complete || m_utf8.atBoundary()))
        return true;
    failText(piece, message, bad < 0 ? message.size() : from + bad);
    return false;
}

void MessageAssembler::releaseReturned()
{
    m_returned = false;
    m_fragments = 0;
    m_compressed = false;
    recycle(m_payload);
    recycle(m_frames);
}

QByteArrayView MessageAssembler::unmask(const Piece &piece)
{
    if (m_unmasked.capacity() > Keep)
        m_unmasked = QByteArray();
    m_unmasked.resize(piece.data.size());
    unmaskTo(m_unmasked.data(), piece, piece.data.size());
    return m_unmasked;
}

// Violations

void MessageAssembler::fail(const Piece &piece, int code, const QString &sentence)
{
    QByteArray payload(std::min(piece.data.size(), Violation::MaxPayload), Qt::Uninitialized);
    unmaskTo(payload.data(), piece, payload.size());
    m_violation = Violation{code, sentence, piece.header.rawView().toByteArray(), payload};
}

void MessageAssembler::failClose(int code, const QString &sentence)
{
    m_violation = Violation{code, sentence, m_lone.rawView().toByteArray(),
                            QByteArray(m_control.data(), m_controlSize)};
}

/// The evidence begins where it goes wrong: what means something stands in the unfinished message.
void MessageAssembler::failInflated(const Piece &piece, QByteArrayView bytes)
{
    const QByteArrayView rest = bytes.sliced(std::min(m_inflater->taken(), bytes.size()));
    m_violation = Violation{
        CloseCode::ProtocolError,
        QStringLiteral("A compressed %1 message cannot be decompressed: %2 (RFC 7692 §7.2.2)")
            .arg(kindName(m_kind), m_inflater->fault()),
        piece.header.rawView().toByteArray(), rest.first(std::min(BrokenBytes, rest.size())).toByteArray()};
}

void MessageAssembler::failBomb(const Piece &piece)
{
    m_violation = Violation{
        CloseCode::MessageTooBig,
        QStringLiteral("A compressed %1 message grows over the limit of %2 bytes (RFC 6455 §10.4)")
            .arg(kindName(m_kind))
            .arg(m_maxMessage),
        piece.header.rawView().toByteArray(), m_payload.first(std::min(Violation::MaxPayload, m_payload.size()))};
    m_inMessage = false;
    m_payload = QByteArray();
}

/// at: offset of the byte that is wrong, or the message's size if it ends too early.
void MessageAssembler::failText(const Piece &piece, QByteArrayView message, qsizetype at)
{
    const QString where = QStringLiteral("A text message");
    const QString sentence =
        at < message.size() ? badByteSentence(where, at, message.at(at)) : cutCharacterSentence(where);
    if (!m_inMessage)
        m_frames = piece.header.rawView().toByteArray();
    if (message.size() <= Violation::MaxPayload && m_frames.size() <= Violation::MaxPayload) {
        m_violation = Violation{CloseCode::InvalidPayload, sentence, m_frames, message.toByteArray()};
        m_inMessage = false;
        return;
    }
    // Too long to stand in the violation: that gets the bytes round the wrong one, unfinished() keeps the
    // message.
    const qsizetype from = std::max<qsizetype>(
        0, std::min(at - Violation::MaxPayload / 2, message.size() - Violation::MaxPayload));
    const QByteArrayView round = message.sliced(from, std::min(Violation::MaxPayload, message.size() - from));
    m_violation = Violation{CloseCode::InvalidPayload, sentence, piece.header.rawView().toByteArray(),
                            round.toByteArray()};
    if (!m_inMessage)
        m_payload = message.toByteArray();
    m_inMessage = true;
}

} // namespace framewatch
