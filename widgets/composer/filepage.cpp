// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/filepage.h"

#include "widgets/composer/bytecount.h"
#include "widgets/composer/payloadfile.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QFileDialog>
#include <QFileInfo>

namespace framewatch {

FilePage::FilePage(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    build();
    show({});
    connect(&theme, &Theme::changed, this, [this] { show(m_problem); });
}

void FilePage::build()
{
    m_icon = new QLabel;
    m_title = new QLabel;
    m_title->setTextFormat(Qt::PlainText);
    m_detail = new QLabel;
    m_detail->setTextFormat(Qt::PlainText);
    StyleHint::set(m_detail, StyleHint::Secondary);
    m_choose = new QPushButton(tr("Choose…"));
    m_remove = new QPushButton(tr("Remove"));
    StyleHint::set(m_remove, StyleHint::Quiet);
    connect(m_choose, &QPushButton::clicked, this, &FilePage::choose);
    connect(m_remove, &QPushButton::clicked, this, [this] { setPath({}); });

    setFocusProxy(m_choose);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_detail);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::Margin);
    row->addStretch();
    row->addWidget(m_icon);
    row->addLayout(words);
    row->addSpacing(Metrics::Margin);
    row->addWidget(m_choose);
    row->addWidget(m_remove);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addStretch();
    layout->addLayout(row);
    layout->addStretch();
}

void FilePage::setPath(const QString &path)
{
    m_reading.cancel();
    m_path = path;
    look();
}

void FilePage::look()
{
    const Result<qint64> size = m_path.isEmpty() ? Result<qint64>(-1) : PayloadFile::size(m_path);
    m_size = size ? size.value() : -1;
    show(size ? QString() : size.error().message);
}

void FilePage::show(const QString &problem)
{
    m_problem = problem;
    const bool chosen = !m_path.isEmpty();
    const auto role = m_problem.isEmpty() ? ThemeRole::Secondary : ThemeRole::Error;
    m_icon->setPixmap(m_theme.icon(QStringLiteral("file"), role).pixmap(Metrics::Icon));
    m_title->setText(chosen ? QFileInfo(m_path).fileName() : tr("Drop a file here, or choose one"));
    m_title->setToolTip(QDir::toNativeSeparators(m_path));
    m_detail->setText(m_size >= 0 ? tr("%1, read when it is sent").arg(byteCount(m_size))
                                  : tr("It becomes one binary message"));
    m_detail->setVisible(m_problem.isEmpty());
    m_remove->setVisible(chosen);
    Q_EMIT changed();
}

void FilePage::choose()
{
    auto *dialog = new QFileDialog(this, tr("File to send"), QFileInfo(m_path).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FilePage::setPath);
    dialog->open();
}

void FilePage::startReading()
{
    if (m_path.isEmpty())
        return show(tr("no file is chosen"));
    if (m_reading.isRunning())
        return;
    look();
    if (m_size < 0)
        return;
    const auto job = [path = m_path] { return PayloadFile::read(path); };
    const auto done = [this](const Result<QByteArray> &result) { finish(result); };
    if (m_size > PayloadFile::Large)
        m_reading.runInPool(job, done);
    else
        m_reading.runHere(job, done);
    Q_EMIT changed();
}

void FilePage::finish(const Result<QByteArray> &result)
{
    m_size = result ? result.value().size() : -1;
    show(result ? QString() : result.error().message);
    if (result)
        Q_EMIT read(result.value());
}

void FilePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_path.isEmpty() && !m_reading.isRunning())
        look(); // it may have changed while it was out of sight
}

} // namespace framewatch
