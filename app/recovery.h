// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Offers captures that a crash left behind, one after the other, in a quiet bar.
#pragma once

#include "model/capture/capturefile.h"

#include <QWidget>

namespace framewatch {

class Banner;
class Theme;

class Recovery final : public QWidget
{
    Q_OBJECT

public:
    explicit Recovery(Theme &theme, QWidget *parent = nullptr);

    void offer(const QList<CaptureFile::Abandoned> &captures);
    QString text() const; ///< what it says now

Q_SIGNALS:
    void openRequested(const QString &path);

private:
    void showNext();

    Banner *m_banner;
    QList<CaptureFile::Abandoned> m_captures;
};

} // namespace framewatch
