// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/variables.h"
#include "widgets/connection/formparts.h"
#include "widgets/connection/jwtview.h"
#include "widgets/connection/settingssections.h"
#include "widgets/theme/stylehint.h"

#include <QComboBox>
#include <QLineEdit>

namespace framewatch {

namespace {

using Place = AuthToken::Place;

class AuthSection final : public SettingsSection
{
public:
    explicit AuthSection(Theme &theme)
        : m_place(new QComboBox)
        , m_name(new QLineEdit)
        , m_token(FormParts::secretField(theme, tr("none")))
        , m_jwt(new JwtView(theme))
        , m_template(new QLineEdit)
    {
        StyleHint::set(m_name, StyleHint::Mono);
        StyleHint::set(m_template, StyleHint::Mono);
        m_place->addItem(tr("No authentication"), int(Place::None));
        m_place->addItem(tr("First message after open"), int(Place::Message));
        m_place->addItem(tr("Bearer: Authorization header"), int(Place::Bearer));
        m_place->addItem(tr("Basic: user and password"), int(Place::Basic));
        m_place->addItem(tr("Query parameter"), int(Place::Query));
        m_place->addItem(tr("Cookie"), int(Place::Cookie));
        m_place->addItem(tr("Last subprotocol"), int(Place::Subprotocol));
        addField(tr("Method"), m_place);
        addField(tr("Name"), m_name);
        addField(tr("Token"), m_token);
        addNote(tr("In the log and the capture its characters are replaced by asterisks. Without a keychain it is "
                   "kept for this run only, never written to disk."));
        addField({}, m_jwt);
        connect(m_token, &QLineEdit::textChanged, m_jwt, &JwtView::setToken);
        addField(tr("Message"), m_template);
        addNote(tr("{token} stands for the token, escaped as JSON needs it."));
        watch({m_place, m_name, m_token, m_template});
        connect(m_place, &QComboBox::currentIndexChanged, this, &AuthSection::showFields);
        showFields();
    }

    QString title() const override { return tr("Authentication"); }

    void load(const ConnectionSettings &settings) override
    {
        m_place->setCurrentIndex(m_place->findData(int(settings.auth.place)));
        m_name->setText(settings.auth.name);
        m_token->setText(settings.auth.token);
        m_template->setText(settings.auth.messageTemplate);
        showFields();
    }

    SettingsProblems store(ConnectionSettings &settings) const override
    {
        settings.auth = AuthToken();
        if (place() == Place::None)
            return {};
        settings.auth.place = place();
        settings.auth.token = m_token->text();
        if (needsName())
            settings.auth.name = m_name->text().trimmed();
        if (place() == Place::Message)
            settings.auth.messageTemplate = m_template->text();
        return problemsOf(settings.auth);
    }

private:
    Place place() const { return Place(m_place->currentData().toInt()); }
    bool needsName() const { return place() == Place::Query || place() == Place::Cookie || place() == Place::Basic; }

    SettingsProblems problemsOf(const AuthToken &auth) const
    {
        SettingsProblems problems;
        if (needsName() && auth.name.isEmpty())
            problems.append({m_name, place() == Place::Basic ? tr("A user's name is needed") : tr("It needs a name")});
        if (place() == Place::Message && !auth.messageTemplate.contains(QStringLiteral("{token}")))
            problems.append({m_template, tr("{token} is missing: the token would not be sent")});
        Handshake::Request request;
        ConnectionSettings sent;
        sent.auth = auth;
        if (const auto applied = Variables::filled(sent).auth.apply(request); !applied && problems.isEmpty())
            problems.append({m_token, applied.error().message});
        return problems;
    }

    void showFields()
    {
        const bool any = place() != Place::None;
        setRowVisible(m_name, needsName());
        setRowVisible(m_token, any);
        m_jwt->setToken(any ? m_token->text() : QString());
        setRowVisible(m_template, place() == Place::Message);
        m_name->setPlaceholderText(place() == Place::Basic   ? tr("user")
                                   : place() == Place::Query ? QStringLiteral("access_token")
                                                             : QStringLiteral("session"));
        m_token->setPlaceholderText(place() == Place::Basic ? tr("password") : tr("token"));
    }

    QComboBox *m_place;
    QLineEdit *m_name;
    QLineEdit *m_token;
    JwtView *m_jwt;
    QLineEdit *m_template;
};

} // namespace

SettingsSection *makeAuthSection(Theme &theme)
{
    return new AuthSection(theme);
}

} // namespace framewatch
