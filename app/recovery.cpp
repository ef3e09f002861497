// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recovery.h"

#include "widgets/connection/banner.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"

#include <QDateTime>
#include <QLocale>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace framewatch {

namespace {

/// "12:04" today, "20 Nov 12:04" before.
QString whenText(qint64 unixNs)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(unixNs / 1'000'000);
    if (when.date() == QDate::currentDate())
        return Figures::timeOfDay(unixNs);
    return QLocale().toString(when.date(), QStringLiteral("d MMM")) + u' ' + Figures::timeOfDay(unixNs);
}

} // namespace

Recovery::Recovery(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_banner(new Banner(theme))
{
    Parts::bare<QVBoxLayout>(0, this)->addWidget(m_banner);
    QPushButton *open = m_banner->addButton(tr("Open"));
    QPushButton *discard = m_banner->addButton(tr("Discard"));
    m_banner->addDismiss(); // later: it is offered again at the next start
    connect(open, &QPushButton::clicked, this, [this] {
        const QString path = m_captures.takeFirst().path;
        showNext();
        Q_EMIT openRequested(path);
    });
    connect(discard, &QPushButton::clicked, this, [this] {
        CaptureFile::remove(m_captures.takeFirst().path);
        showNext();
    });
    connect(m_banner, &Banner::dismissed, this, [this] {
        m_captures.clear();
        showNext();
    });
    hide();
}

void Recovery::offer(const QList<CaptureFile::Abandoned> &captures)
{
    m_captures = captures;
    showNext();
}

QString Recovery::text() const
{
    return m_banner->title() + u' ' + m_banner->detail();
}

void Recovery::showNext()
{
    setVisible(!m_captures.isEmpty());
    if (m_captures.isEmpty())
        return;
    const CaptureFile::Abandoned &capture = m_captures.constFirst();
    const QString host = QUrl(capture.url).host();
    const QString found = capture.entries > 0
                              ? tr("An unsaved session from %1 with %2 entries was found.")
                                    .arg(whenText(capture.startedNs), Figures::count(capture.entries))
                              : tr("An unsaved session was found. Its capture is damaged.");
    const qsizetype others = m_captures.size() - 1;
    m_banner->say(found, others > 0 ? tr("%1 · %2 more").arg(host).arg(others) : host);
}

} // namespace framewatch
