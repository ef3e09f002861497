// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's light or dark preference as the XDG portal has it, for Qt before 6.5, which does not ask.
#pragma once

#ifdef FRAMEWATCH_HAS_DBUS

#include <QDBusVariant>
#include <QObject>

class QDBusPendingCallWatcher;

namespace framewatch {

/// org.freedesktop.portal.Settings, namespace org.freedesktop.appearance, key color-scheme: 1 is dark, 2 is
/// light, 0 is no preference. Asks without waiting; says nothing where there is no session bus or no portal.
/// GUI thread.
class PortalScheme final : public QObject
{
    Q_OBJECT

public:
    explicit PortalScheme(QObject *parent = nullptr);

Q_SIGNALS:
    void preferred(bool dark);

private Q_SLOTS: // a D-Bus signal can only be connected by name
    void onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void onAnswer(QDBusPendingCallWatcher *call);
    void take(const QVariant &value);
};

} // namespace framewatch

#endif
