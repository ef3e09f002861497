// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The request head as it would go out.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace framewatch {

/// Secrets in it are dots. The key, which is made for each attempt, says so.
class RequestPreview final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestPreview(QWidget *parent = nullptr);

    void show(const ConnectionSettings &settings);
    QString text() const;

private:
    QPlainTextEdit *m_text;
};

} // namespace framewatch
