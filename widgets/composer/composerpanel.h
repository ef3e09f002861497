// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a message is written.
#pragma once

#include <QByteArray>
#include <QVariantMap>
#include <QWidget>

#include <memory>

namespace framewatch {

class Theme;

/// JSON (JsonComposer: QScintilla with live validation and the place of the error), Text, Binary (hex, Base64
/// or a file); Format, Minify, Send. Keeps its text after Send. Ctrl+Enter sends from anywhere inside.
class ComposerPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ComposerPanel(Theme &theme, QWidget *parent = nullptr);
    ~ComposerPanel() override;

    /// Draft of every mode, the mode, the binary source: for the settings. No payload of a file.
    QVariantMap state() const;
    void setState(const QVariantMap &state);

    enum class Sending : quint8 { Now, Connects, Queues };
    /// Says on the Send button what sending does now: "Send", "Connect and send" or "Queue".
    void setSending(Sending sending);
    void send(); ///< as the button
    /// Puts a logged message back into the composer.
    void setMessage(bool text, const QByteArray &payload);
    void focusEditor();
    /// Puts a widget of the owner's before the Send button.
    void addTool(QWidget *tool);

Q_SIGNALS:
    /// payload is UTF-8 if text.
    void sendRequested(bool text, const QByteArray &payload);
    void stateEdited(); ///< worth saving

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
