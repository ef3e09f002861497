// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/connection/fakelink.h"

#include "model/core/closecode.h"

#include <memory>

namespace framewatch::test {

LinkFactory FakeNetwork::factory()
{
    return [this] {
        auto made = std::make_unique<FakeLink>(*this);
        link = made.get();
        return made;
    };
}

void FakeLink::start(const TapSettings &tapSettings)
{
    settings = tapSettings;
    m_record.id = ++m_network.started;
    ++m_network.alive;
    m_network.everTwo = m_network.everTwo || m_network.alive > 1;
}

void FakeLink::accept(const QByteArray &tlsFacts)
{
    m_record.tls = tlsFacts;
    m_open = true;
    Q_EMIT phaseChanged();
    Q_EMIT opened();
}

void FakeLink::carry(qsizetype count)
{
    for (; count > 0 && !isStalled && !m_queued.empty(); --count) {
        m_network.wire.append(m_queued.front());
        m_queued.pop_front();
        Q_EMIT messageSent();
    }
}

void FakeLink::abort(EndedBy by, const QString &error)
{
    TapEnd end;
    end.by = by;
    end.error = error;
    end.sentence = error;
    this->end(end);
}

void FakeLink::close(int, const QString &)
{
    if (!m_open) {
        abort(EndedBy::Us, {});
        return;
    }
    carryAll(); // a close frame stands behind what was sent before
    m_closing = true;
    if (!isStalled)
        Q_EMIT closing();
}

void FakeLink::end(TapEnd end)
{
    if (m_ended)
        return;
    m_ended = true;
    --m_network.alive;
    end.wasOpen = m_open;
    m_open = false;
    Q_EMIT ended(end);
}

void FakeLink::endByPeer(int code)
{
    TapEnd end;
    end.closeCode = code;
    end.by = EndedBy::Peer;
    end.clean = true;
    end.sentence = QStringLiteral("Closed by the peer: %1").arg(code);
    this->end(end);
}

void FakeLink::refuse(int status, std::optional<std::chrono::milliseconds> retryAfter)
{
    TapEnd end;
    end.closeCode = 0;
    end.code = ErrorCode::Refused;
    end.httpStatus = status;
    end.retryAfter = retryAfter;
    end.sentence = QStringLiteral("Refused: HTTP %1").arg(status);
    this->end(end);
}

void FakeLink::failWith(ErrorCode code)
{
    TapEnd end;
    end.closeCode = 0;
    end.code = code;
    end.sentence = QStringLiteral("Failed");
    this->end(end);
}

} // namespace framewatch::test
