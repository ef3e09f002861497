// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/closing.h"

#include "app/dialogs.h"
#include "widgets/session/tabpage.h"
#include "widgets/theme/figures.h"

#include <QCoreApplication>

#include <utility>

namespace framewatch {

namespace {

constexpr qsizetype MostNames = 8;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::Closing)
};

QString waitingText(const TabPage &page)
{
    const qsizetype count = page.waitingMessages();
    return count == 1
               ? Words::tr("1 message of “%1” was not sent").arg(page.name())
               : Words::tr("%1 messages of “%2” were not sent").arg(Figures::count(count), page.name());
}

QString captureText(const TabPage &page)
{
    const qint64 entries = page.progress().lastId;
    return entries == 1 ? Words::tr("“%1”, 1 entry").arg(page.name())
                        : Words::tr("“%1”, %2 entries").arg(page.name(), Figures::count(entries));
}

QString linesOf(QStringList names)
{
    const qsizetype more = names.size() - MostNames;
    if (more > 1) {
        names = names.mid(0, MostNames);
        names.append(Words::tr("and %1 more").arg(more));
    }
    return names.join(u'\n');
}

Dialogs::Loss lossOf(const QList<QPointer<TabPage>> &unsaved, const QList<TabPage *> &waiting)
{
    Dialogs::Loss loss;
    loss.canSave = !unsaved.isEmpty();
    QStringList parts;
    QStringList names;
    if (unsaved.size() == 1) {
        loss.title = Words::tr("The capture of “%1” is not saved.").arg(unsaved.constFirst()->name());
    } else if (loss.canSave) {
        loss.title = Words::tr("%1 captures are not saved.").arg(unsaved.size());
        for (const QPointer<TabPage> &page : unsaved)
            names.append(captureText(*page));
        parts.append(linesOf(names));
    }
    if (loss.canSave)
        parts.append(Words::tr("What was received and sent is lost unless it is saved."));
    names.clear();
    for (const TabPage *page : waiting)
        names.append(waitingText(*page) + u'.');
    if (!loss.canSave && names.size() == 1)
        loss.title = names.takeFirst();
    else if (!loss.canSave)
        loss.title = Words::tr("Messages of %1 tabs were not sent.").arg(names.size());
    if (!names.isEmpty())
        parts.append(linesOf(names));
    if (!waiting.isEmpty())
        parts.append(Words::tr("What waits in the outbox is lost when its tab closes."));
    loss.detail = parts.join(QStringLiteral("\n\n"));
    return loss;
}

} // namespace

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
    QList<TabPage *> waiting;
    for (TabPage *page : pages) {
        if (page->hasUnsavedCapture())
            m_unsaved.append(page);
        if (page->waitingMessages() > 0)
            waiting.append(page);
    }
    m_done = done;
    if (m_unsaved.isEmpty() && waiting.isEmpty()) {
        end(true);
        return;
    }
    m_asking = true;
    m_dialogs.askUnsaved(&m_window, lossOf(m_unsaved, waiting), [this](Dialogs::Unsaved answer) {
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
