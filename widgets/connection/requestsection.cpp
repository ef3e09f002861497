// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/typedaddress.h"
#include "model/settings/variables.h"
#include "widgets/connection/settingssections.h"

#include "model/connection/attemptsettings.h"
#include "widgets/connection/rowlist.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace framewatch {

namespace {

/// "Name: value" in two fields. A credential is shown while it is typed only.
class HeaderFields final : public QWidget
{
public:
    explicit HeaderFields(const HeaderRow &header)
        : m_name(new QLineEdit(QString::fromUtf8(header.name)))
        , m_value(new QLineEdit(QString::fromUtf8(header.value)))
    {
        auto *row = Parts::bare<QHBoxLayout>(Metrics::Grid + 2, this);
        row->addWidget(m_name, 2);
        row->addWidget(m_value, 3);
        for (QLineEdit *field : {m_name, m_value})
            StyleHint::set(field, StyleHint::Mono);
        m_name->setPlaceholderText(SettingsSection::tr("Name"));
        m_value->setPlaceholderText(SettingsSection::tr("Value"));
        connect(m_name, &QLineEdit::textChanged, this, &HeaderFields::hideCredential);
        hideCredential();
        setFocusProxy(m_name);
    }

    HeaderRow header(bool enabled) const
    {
        return {m_name->text().trimmed().toUtf8(), m_value->text().trimmed().toUtf8(), enabled};
    }

private:
    void hideCredential()
    {
        m_value->setEchoMode(header(true).isSecret() ? QLineEdit::PasswordEchoOnEdit : QLineEdit::Normal);
    }

    QLineEdit *m_name;
    QLineEdit *m_value;
};

class RequestSection final : public SettingsSection
{
public:
    explicit RequestSection(Theme &theme)
        : m_url(new QLineEdit)
        , m_headers(new RowList(theme, tr("Add header"), RowList::Order::Fixed))
        , m_subprotocols(new QLineEdit)
        , m_origin(new QLineEdit)
    {
        for (QLineEdit *field : {m_url, m_subprotocols, m_origin})
            StyleHint::set(field, StyleHint::Mono);
        m_url->setObjectName(QStringLiteral("url"));
        m_url->setPlaceholderText(QStringLiteral("wss://example.org/feed"));
        m_subprotocols->setPlaceholderText(QStringLiteral("chat.v2, chat.v1"));
        m_origin->setPlaceholderText(QStringLiteral("https://example.org"));
        addField(tr("Address"), m_url);
        addField(tr("Headers"), m_headers);
        addNote(tr("Sent in this order and case. A name of a generated header replaces it."));
        addField(tr("Subprotocols"), m_subprotocols);
        addField(tr("Origin"), m_origin);
        watch({m_url, m_subprotocols, m_origin});
        connect(m_headers, &RowList::edited, this, &SettingsSection::edited);
        connect(m_headers, &RowList::addRequested, this, [this] {
            QWidget *row = addRow({});
            row->setFocus();
            Q_EMIT edited();
        });
    }

    QString title() const override { return tr("Request"); }

    void load(const ConnectionSettings &settings) override
    {
        m_url->setText(settings.url);
        m_headers->clear();
        for (const HeaderRow &header : settings.headers)
            addRow(header);
        m_subprotocols->setText(settings.subprotocols.join(QStringLiteral(", ")));
        m_origin->setText(QString::fromUtf8(settings.origin));
    }

    SettingsProblems store(ConnectionSettings &settings) const override
    {
        settings.url = TypedAddress::withScheme(m_url->text().trimmed());
        settings.origin = m_origin->text().trimmed().toUtf8();
        settings.headers.clear();
        for (qsizetype i = 0; i < m_headers->count(); ++i) {
            const auto header = static_cast<HeaderFields *>(m_headers->row(i))->header(m_headers->isEnabled(i));
            if (!header.name.isEmpty() || !header.value.isEmpty())
                settings.headers.append(header);
        }
        settings.subprotocols.clear();
        for (const QString &name : m_subprotocols->text().split(u',', Qt::SkipEmptyParts))
            settings.subprotocols.append(name.trimmed());
        return problemsOf(settings);
    }

private:
    QWidget *addRow(const HeaderRow &header)
    {
        auto *fields = new HeaderFields(header);
        watch({fields});
        m_headers->add(fields, header.enabled);
        return fields;
    }

    SettingsProblems problemsOf(const ConnectionSettings &settings) const
    {
        SettingsProblems problems;
        // A variable is not known here.
        if (!settings.url.isEmpty() && !settings.url.contains(QStringLiteral("{{"))) {
            if (const auto endpoint = Handshake::parseUrl(settings.url); !endpoint)
                problems.append({m_url, endpoint.error().message});
        }
        const auto test = [&problems](QWidget *field, const ConnectionSettings &part) {
            if (const auto request = requestFor(part); !request)
                problems.append({field, request.error().message});
        };
        const ConnectionSettings filled = Variables::filled(settings);
        ConnectionSettings part;
        part.url = QStringLiteral("ws://host/");
        part.headers = filled.headers;
        test(m_headers, part);
        part.headers.clear();
        part.subprotocols = filled.subprotocols;
        test(m_subprotocols, part);
        part.subprotocols.clear();
        part.origin = filled.origin;
        test(m_origin, part);
        return problems;
    }

    QLineEdit *m_url;
    RowList *m_headers;
    QLineEdit *m_subprotocols;
    QLineEdit *m_origin;
};

} // namespace

SettingsSection *makeRequestSection(Theme &theme)
{
    return new RequestSection(theme);
}

} // namespace framewatch
