// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/pastecommanddialog.h"

#include "model/settings/commandimport.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace framewatch {

namespace {

constexpr QSize LeastSize{420, 320};
constexpr QSize FirstSize{600, 420};
constexpr int CommandHeight = 90;
constexpr qsizetype MostNotes = 6;

QString factsOf(const ImportedCommand &command)
{
    const ConnectionSettings &settings = command.settings;
    QStringList lines{settings.url};
    QStringList parts;
    if (!settings.headers.isEmpty())
        parts.append(PasteCommandDialog::tr("headers: %1").arg(settings.headers.size()));
    if (!settings.subprotocols.isEmpty())
        parts.append(PasteCommandDialog::tr("subprotocols: %1").arg(settings.subprotocols.size()));
    if (!settings.auth.token.isEmpty())
        parts.append(PasteCommandDialog::tr("a token or password"));
    if (!settings.openSteps.isEmpty())
        parts.append(PasteCommandDialog::tr("messages: %1").arg(settings.openSteps.size()));
    if (!settings.tls.verify)
        parts.append(PasteCommandDialog::tr("TLS is not verified"));
    if (!parts.isEmpty())
        lines.append(parts.join(QStringLiteral(" · ")));
    lines += command.notes.mid(0, MostNotes);
    if (command.notes.size() > MostNotes)
        lines.append(PasteCommandDialog::tr("and %1 more notes").arg(command.notes.size() - MostNotes));
    return lines.join(u'\n');
}

} // namespace

PasteCommandDialog::PasteCommandDialog(Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_command(new QPlainTextEdit)
    , m_facts(Parts::wrappingLabel({}, StyleHint::Secondary))
    , m_error(Parts::wrappingLabel({}, StyleHint::ErrorText))
    , m_name(new QLineEdit)
    , m_create(Parts::button(tr("Create profile"), StyleHint::Accent))
{
    setWindowTitle(tr("Paste command"));
    StyleHint::set(m_command, StyleHint::Mono);
    m_command->setFont(theme.monoFont());
    m_command->setPlaceholderText(
        QStringLiteral("curl 'wss://example.org/feed' -H 'Authorization: Bearer …'"));
    m_command->setAccessibleName(tr("Command"));
    m_command->setTabChangesFocus(true);
    m_command->setMinimumHeight(CommandHeight);
    m_name->setPlaceholderText(tr("the server's name"));
    m_name->setAccessibleName(tr("Name of the profile"));
    m_create->setDefault(true);
    QPushButton *cancel = Parts::button(tr("Cancel"));

    auto *fields = Parts::bare<QVBoxLayout>(Metrics::Gap);
    fields->setContentsMargins(Metrics::Margin, Metrics::Margin, Metrics::Margin, Metrics::Margin);
    fields->addWidget(Parts::label(tr("A curl, wscat or websocat command")));
    fields->addWidget(m_command, 1);
    fields->addWidget(m_facts);
    fields->addWidget(m_error);
    auto *nameRow = Parts::bare<QHBoxLayout>(Metrics::Gap);
    nameRow->addWidget(Parts::label(tr("Name")));
    nameRow->addWidget(m_name, 1);
    fields->addLayout(nameRow);
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap);
    row->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Margin, Metrics::Margin);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_create);
    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addLayout(fields, 1);
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addLayout(row);
    column->setSizeConstraint(
        QLayout::SetNoConstraint); // facts come and go: the window stays as large as it is
    setMinimumSize(LeastSize);
    resize(FirstSize);

    connect(m_command, &QPlainTextEdit::textChanged, this, &PasteCommandDialog::read);
    connect(m_create, &QPushButton::clicked, this, &PasteCommandDialog::finish);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    const QString clipboard = QGuiApplication::clipboard()->text();
    if (CommandImport::looksLikeOne(clipboard))
        m_command->setPlainText(clipboard);
    read();
}

void PasteCommandDialog::read()
{
    const QString text = m_command->toPlainText();
    const Result<ImportedCommand> command = CommandImport::read(text);
    m_create->setEnabled(command.ok());
    m_facts->setVisible(command.ok());
    m_error->setVisible(!command.ok() && !text.trimmed().isEmpty());
    if (!command) {
        m_error->setText(command.error().message);
        return;
    }
    m_settings = command.value().settings;
    m_facts->setText(factsOf(command.value()));
}

void PasteCommandDialog::finish()
{
    QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        const Result<Endpoint> endpoint = Handshake::parseUrl(m_settings.url);
        name = endpoint ? endpoint.value().host : tr("Pasted");
    }
    Q_EMIT pasted(name, m_settings);
    accept();
}

} // namespace framewatch
