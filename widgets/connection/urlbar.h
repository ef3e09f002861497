// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where to connect, and the one button that does it.
#pragma once

#include "model/connection/connectionstatus.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace framewatch {

class Theme;
class UrlField;

/// Checks the URL before it asks for a connection; what is wrong with it stands below the field.
class UrlBar final : public QWidget
{
    Q_OBJECT

public:
    explicit UrlBar(Theme &theme, QWidget *parent = nullptr);

    QString url() const; ///< as typed, trimmed, with a scheme
    void setUrl(const QString &url);
    void setHistory(const QStringList &urls);
    void setStatus(const ConnectionStatus &status);
    /// Says in red that the next connection's certificate will not be checked.
    void setVerifying(bool verifying);
    /// Below the field, until something is typed or submitted.
    void setError(const QString &message);
    void focusUrl();
    /// As Enter in the field: openRequested(), or an error below the field.
    void submit();
    void press(); ///< as the button

Q_SIGNALS:
    void openRequested(const QString &url); ///< a URL that can be used, with its scheme
    void closeRequested();                  ///< cancel, disconnect
    void settingsRequested();
    void urlEdited();

protected:
    void changeEvent(QEvent *event) override;

private:
    UrlField *m_field;
    QPushButton *m_settings;
    QPushButton *m_connect;
    QLabel *m_error;
    ConnectionStatus m_status;
};

} // namespace framewatch
