// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to unsaved captures and unsent messages before pages are closed.
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace framewatch {

class Dialogs;
class TabPage;

/// Asks once for all pages, saves one after the other if told so, then calls `done`; never calls it if the
/// user cancels or a save fails. One question at a time: a second request while one is open is ignored.
class Closing final : public QObject
{
    Q_OBJECT

public:
    Closing(QWidget &window, Dialogs &dialogs);

    void close(const QList<TabPage *> &pages, const std::function<void()> &done);
    /// Save capture… of one page, as the menu has it.
    void save(TabPage *page);

private:
    void saveNext();
    void forget(TabPage *page);
    void end(bool done);

    QWidget &m_window;
    Dialogs &m_dialogs;
    QList<QPointer<TabPage>> m_unsaved;
    std::function<void()> m_done;
    bool m_asking = false;
};

} // namespace framewatch
