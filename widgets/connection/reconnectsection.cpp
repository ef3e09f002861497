// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/formparts.h"
#include "widgets/connection/settingssections.h"
#include "widgets/theme/stylehint.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>

namespace framewatch {

namespace {

using namespace FormParts;
using Backoff = ReconnectPolicy::Backoff;

class ReconnectSection final : public SettingsSection
{
public:
    ReconnectSection()
        : m_enabled(new QCheckBox(tr("Connect again when the connection ends")))
        , m_retryFirst(new QCheckBox(tr("Also when the first attempt fails")))
        , m_backoff(new QComboBox)
        , m_first(secondsBox(86400))
        , m_longest(secondsBox(86400))
        , m_stable(secondsBox(86400, tr("any opening")))
        , m_attempts(countBox(100000, tr("no limit")))
        , m_codes(new QLineEdit)
        , m_statuses(new QLineEdit)
        , m_network(new QCheckBox(tr("Also after a network error")))
        , m_certificate(new QCheckBox(tr("Also after a certificate that is not trusted")))
    {
        m_backoff->addItem(tr("The same each time"), int(Backoff::Fixed));
        m_backoff->addItem(tr("Doubling"), int(Backoff::Doubling));
        m_backoff->addItem(tr("Doubling, drawn at random (full jitter)"), int(Backoff::Jitter));
        for (QLineEdit *field : {m_codes, m_statuses}) {
            StyleHint::set(field, StyleHint::Mono);
            field->setPlaceholderText(tr("none"));
        }
        addField({}, m_enabled);
        addField({}, m_retryFirst);
        addField(tr("Delay"), m_backoff);
        addField(tr("First delay"), m_first);
        addField(tr("Longest delay"), m_longest);
        addField(tr("Attempts"), m_attempts);
        addField(tr("Reset after"), m_stable);
        addNote(tr("Delays and attempts are counted anew once a connection was open for so long."));
        addField(tr("Final codes"), m_codes);
        addNote(tr("Close codes after which there is no sense in trying again: numbers and ranges, 4000-4099."));
        addField(tr("Final statuses"), m_statuses);
        addNote(tr("The same for the HTTP status of a refused handshake. 429 and 503 with Retry-After are waited for."));
        addField({}, m_network);
        addNote(tr("Name not found, refused, unreachable, timed out, or TLS cut off while connecting. "
                   "An open connection that drops is close code 1006."));
        addField({}, m_certificate);
        watch({m_enabled, m_retryFirst, m_backoff, m_first, m_longest, m_stable, m_attempts, m_codes,
               m_statuses, m_network, m_certificate});
        connect(m_enabled, &QCheckBox::toggled, this, &ReconnectSection::showFields);
        connect(m_backoff, &QComboBox::currentIndexChanged, this, &ReconnectSection::showFields);
    }

    QString title() const override { return tr("Reconnect"); }

    void load(const ConnectionSettings &settings) override
    {
        const ReconnectPolicy &policy = settings.reconnect;
        m_enabled->setChecked(policy.enabled);
        m_retryFirst->setChecked(settings.retryFirst);
        m_backoff->setCurrentIndex(m_backoff->findData(int(policy.backoff)));
        setSeconds(m_first, policy.first);
        setSeconds(m_longest, policy.longest);
        setSeconds(m_stable, policy.stableAfter);
        m_attempts->setValue(policy.maxAttempts);
        m_codes->setText(policy.finalCloseCodes.toText());
        m_statuses->setText(policy.finalStatuses.toText());
        m_network->setChecked(policy.retryNetwork);
        m_certificate->setChecked(policy.retryCertificate);
        showFields();
    }

    SettingsProblems store(ConnectionSettings &settings) const override
    {
        SettingsProblems problems;
        ReconnectPolicy &policy = settings.reconnect;
        policy.enabled = m_enabled->isChecked();
        settings.retryFirst = m_retryFirst->isChecked();
        policy.backoff = Backoff(m_backoff->currentData().toInt());
        policy.first = secondsOf(m_first);
        policy.longest = secondsOf(m_longest);
        policy.stableAfter = secondsOf(m_stable);
        policy.maxAttempts = m_attempts->value();
        policy.retryNetwork = m_network->isChecked();
        policy.retryCertificate = m_certificate->isChecked();
        if (policy.backoff != Backoff::Fixed && policy.longest < policy.first)
            problems.append({m_longest, tr("The longest delay is shorter than the first")});
        const auto read = [&problems](QLineEdit *field, int lowest, int highest, CodeSet &target) {
            const auto codes = CodeSet::fromText(field->text(), lowest, highest);
            if (codes)
                target = codes.value();
            else
                problems.append({field, codes.error().message});
        };
        read(m_codes, 1000, 4999, policy.finalCloseCodes);
        read(m_statuses, 100, 599, policy.finalStatuses);
        return problems;
    }

private:
    void showFields()
    {
        const bool on = m_enabled->isChecked();
        for (QWidget *field : QList<QWidget *>{m_retryFirst, m_backoff, m_first, m_longest, m_stable,
                                               m_attempts, m_codes, m_statuses, m_network, m_certificate})
            field->setEnabled(on);
        setRowVisible(m_longest, Backoff(m_backoff->currentData().toInt()) != Backoff::Fixed);
    }

    QCheckBox *m_enabled;
    QCheckBox *m_retryFirst;
    QComboBox *m_backoff;
    QDoubleSpinBox *m_first;
    QDoubleSpinBox *m_longest;
    QDoubleSpinBox *m_stable;
    QSpinBox *m_attempts;
    QLineEdit *m_codes;
    QLineEdit *m_statuses;
    QCheckBox *m_network;
    QCheckBox *m_certificate;
};

} // namespace

SettingsSection *makeReconnectSection()
{
    return new ReconnectSection;
}

} // namespace framewatch
