// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/closing.h"

#include "app/dialogs.h"
#include "widgets/session/tabpage.h"

#include <utility>

namespace framewatch {

Closing::Closing(QWidget &window, Dialogs &dialogs)
    : QObject(&window)
    , m_window(window)
    , m_dialogs(dialogs)
{
}

void Closing::close(const QList<TabPage *> &pages, const std::function<void()> &done)
{
    if (m_asking)
        return;
    m_unsaved.clear();
    for (TabPage *page : pages) {
        if (page->hasUnsavedCapture())
            m_unsaved.append(page);
    }
    m_done = done;
    if (m_unsaved.isEmpty()) {
        end(true);
        return;
    }
    m_asking = true;
    const QString what = m_unsaved.size() == 1
                             ? tr("The capture of “%1” is").arg(m_unsaved.constFirst()->title())
                             : tr("%1 captures are").arg(m_unsaved.size());
    m_dialogs.askUnsaved(&m_window, what, [this](Dialogs::Unsaved answer) {
        if (answer == Dialogs::Unsaved::Save)
            saveNext();
        else
            end(answer == Dialogs::Unsaved::Discard);
    });
}

void Closing::saveNext()
{
    if (m_unsaved.isEmpty()) {
        end(true);
        return;
    }
    const QPointer<TabPage> page = m_unsaved.takeFirst();
    if (!page) {
        saveNext();
        return;
    }
    m_dialogs.askSaveFile(&m_window, page->suggestedFileName(), [this, page](const QString &path) {
        if (path.isEmpty() || !page) {
            end(false);
            return;
        }
        connect(page, &TabPage::captureSaved, this, [this, page] {
            forget(page);
            saveNext();
        });
        connect(page, &TabPage::captureNotSaved, this, [this, page] {
            forget(page);
            end(false);
        });
        page->saveCapture(path);
    });
}

/// One answer a question: the next save of this page is none of ours.
void Closing::forget(TabPage *page)
{
    page->disconnect(this);
}

void Closing::save(TabPage *page)
{
    if (!page || !page->canSaveCapture())
        return;
    const QPointer<TabPage> kept(page);
    m_dialogs.askSaveFile(&m_window, page->suggestedFileName(), [kept](const QString &path) {
        if (path.isEmpty() || !kept)
            return;
        kept->saveCapture(path);
    });
}

void Closing::end(bool done)
{
    m_asking = false;
    m_unsaved.clear();
    const auto callback = std::exchange(m_done, {});
    if (done && callback)
        callback();
}

} // namespace framewatch
