// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One entry as people read it.
#pragma once

#include "model/core/connectionrecord.h"
#include "widgets/inspector/entryloader.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;

namespace framewatch {

class CodeView;
class FactsGrid;
class HexView;
class NoticeBar;
class Theme;

/// Text and JSON in a CodeView, binary as hex, close frames and events in words; the frame header below.
class MessageView final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageView(const Theme &theme, QWidget *parent = nullptr);

    void showHint(const QString &hint);
    void showLoading(const Entry &entry);
    void showEntry(const LoadedEntry &loaded, const std::optional<ConnectionRecord> &connection);
    /// A sentence that has nothing to do with what the entry is: saved, failed.
    void showNotice(const QString &sentence, bool error);

    /// Where text and binary payloads are shown; made when first asked for.
    CodeView *code();
    HexView *hex();
    /// What their menus offer besides copying.
    void setPayloadActions(const QList<QAction *> &forText, const QList<QAction *> &forBinary);
    void setWrapping(bool wraps);

Q_SIGNALS:
    void loadAllRequested();
    void saveRequested();

private:
    QWidget *buildWords();
    QWidget *buildFooter();
    void addPage(QWidget *page, QWidget *focused);
    void connectNotice();
    void showRemarks(const LoadedEntry &loaded);
    void showWords(const Entry &entry, const std::optional<ConnectionRecord> &connection);
    void showPayload(const LoadedEntry &loaded, const std::optional<ConnectionRecord> &connection);
    void showFooter(const QByteArray &frames);

    const Theme &m_theme;
    NoticeBar *m_notice;
    QWidget *m_words;
    QLabel *m_headline;
    FactsGrid *m_facts;
    QStackedWidget *m_stack;
    CodeView *m_code = nullptr;
    HexView *m_hex = nullptr;
    QList<QAction *> m_textActions;
    QList<QAction *> m_binaryActions;
    bool m_wraps = false;
    QLabel *m_hint;
    QWidget *m_footer;
    QLabel *m_header;
    QLabel *m_bits;
};

} // namespace framewatch
