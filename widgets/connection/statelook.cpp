// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/statelook.h"

#include <QCoreApplication>

namespace framewatch {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("framewatch::StateLook", text);
}

QString phaseWord(ConnectPhase phase)
{
    switch (phase) {
    case ConnectPhase::None:
        return tr("Connecting…");
    case ConnectPhase::Lookup:
        return tr("Looking up…");
    case ConnectPhase::Tcp:
        return tr("TCP…");
    case ConnectPhase::Tls:
        return tr("TLS…");
    case ConnectPhase::Upgrade:
        return tr("Upgrade…");
    }
    return {};
}

} // namespace

StateLook lookOf(const ConnectionStatus &status)
{
    switch (status.state) {
    case ConnectionState::Idle:
        if (status.failed)
            return {QStringLiteral("state-error"), ThemeRole::Error, tr("Failed")};
        return {QStringLiteral("state-idle"), ThemeRole::Secondary, tr("Not connected")};
    case ConnectionState::Connecting:
        return {QStringLiteral("state-connecting"), ThemeRole::Accent, phaseWord(status.phase)};
    case ConnectionState::Open:
        return {QStringLiteral("state-open"), ThemeRole::Open, tr("Open")};
    case ConnectionState::Closing:
        return {QStringLiteral("state-closing"), ThemeRole::Secondary, tr("Closing…")};
    case ConnectionState::Waiting:
        return {QStringLiteral("state-waiting"), ThemeRole::WaitingText, tr("Waiting")};
    }
    return {};
}

} // namespace framewatch
