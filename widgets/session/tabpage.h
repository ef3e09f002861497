// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window needs to know of the page in a tab.
#pragma once

#include "model/core/captureprogress.h"
#include "widgets/connection/statelook.h"
#include "widgets/theme/ratemeter.h"

#include <QWidget>

namespace framewatch {

class TrafficView;

class TabPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0; ///< of the tab: "prices · reconnecting"
    virtual QString name() const { return title(); } ///< without its state: "prices"
    virtual QString toolTipText() const = 0;
    virtual StateLook look() const = 0; ///< the icon of the tab; its word is for screen readers
    virtual CaptureProgress progress() const = 0;
    virtual QString captureState() const = 0; ///< "not saved", "saved", a file's name

    /// Something would be lost if the page were closed now.
    virtual bool hasUnsavedCapture() const { return false; }
    /// Messages of the user's that would go with it.
    virtual qsizetype waitingMessages() const { return 0; }
    virtual bool canSaveCapture() const { return false; }
    virtual QString suggestedFileName() const { return {}; }
    /// captureSaved() or captureNotSaved() follows.
    virtual void saveCapture(const QString &path) { Q_UNUSED(path) }
    /// The user said that the capture may go.
    virtual void discardCapture() {}

    virtual TrafficView *traffic() = 0;
    /// Its parts as the keyboard steps through them.
    virtual QList<QWidget *> panes() const { return {}; }
    virtual void focusUrl() {}
    virtual void sendMessage() {}

    RateMeter &rate() { return m_rate; }

Q_SIGNALS:
    void looksChanged(); ///< title, look or tool tip
    void progressed();
    void captureSaved(const QString &path);
    void captureNotSaved();

private:
    RateMeter m_rate;
};

} // namespace framewatch
