// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A question that stands where it belongs, before something is lost.
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace framewatch {

/// Hidden until it asks, and once it is answered.
class QuestionBar final : public QFrame
{
    Q_OBJECT

public:
    struct Answer
    {
        QString text;
        std::function<void()> run = {}; ///< may be empty
    };

    explicit QuestionBar(QWidget *parent = nullptr);

    /// Another question takes the place of one that is not answered. The second answer has the focus. Enter
    /// gives the one in focus, whatever the dialog's default button is.
    void ask(const QString &question, const QString &detail, const Answer &first, const Answer &second);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void answer(const std::function<void()> &run);

    QLabel *m_question;
    QLabel *m_detail;
    QPushButton *m_first;
    QPushButton *m_second;
    Answer m_answers[2];
};

} // namespace framewatch
