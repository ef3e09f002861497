// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/composertools.h"

#include "widgets/composer/bytecount.h"
#include "widgets/composer/segmentedchoice.h"
#include "widgets/composer/sendbutton.h"
#include "widgets/composer/statusbutton.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

namespace framewatch {

ComposerTools::ComposerTools(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_modeTools(new QHBoxLayout)
    , m_mode(new SegmentedChoice({tr("JSON"), tr("Text"), tr("Binary")}))
    , m_status(new StatusButton(theme))
    , m_size(new QLabel)
    , m_send(new SendButton(theme))
{
    m_mode->setAccessibleName(tr("Kind of message"));
    StyleHint::set(m_size, StyleHint::Secondary);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Gap);
    layout->addWidget(m_mode);
    layout->addSpacing(2);
    layout->addLayout(m_modeTools);
    layout->addWidget(m_status, 1);
    layout->addWidget(m_size);
    layout->addWidget(m_send);
    connect(m_mode, &SegmentedChoice::chosen, this, &ComposerTools::modeChosen);
    connect(m_status, &QAbstractButton::clicked, this, &ComposerTools::problemClicked);
    connect(m_send, &QAbstractButton::clicked, this, &ComposerTools::sendClicked);
}

void ComposerTools::setMode(int index, QWidget *tools)
{
    m_mode->setCurrent(index);
    if (tools)
        m_modeTools->addWidget(tools);
    for (int i = 0; i < m_modeTools->count(); ++i) {
        QWidget *each = m_modeTools->itemAt(i)->widget();
        each->setVisible(each == tools);
    }
}

void ComposerTools::setStatus(const EditorStatus &status)
{
    m_status->setStatus(status);
    m_size->setText(status.size < 0 ? QString() : byteCount(status.size));
    m_size->setVisible(status.size >= 0);
}

void ComposerTools::addTool(QWidget *tool)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_send), tool);
}

void ComposerTools::setSendText(const QString &text)
{
    m_send->setText(text);
    m_send->setAccessibleName(text);
    m_send->updateGeometry();
}

} // namespace framewatch
