// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/formparts.h"
#include "widgets/connection/settingssections.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>

namespace framewatch {

namespace {

constexpr int MaxThreshold = 1 << 30; // bytes

QComboBox *windowBox()
{
    auto *box = new QComboBox;
    box->addItem(SettingsSection::tr("32 KiB (default)"), 15);
    for (int bits = 14; bits >= 10; --bits)
        box->addItem(SettingsSection::tr("%1 KiB").arg(1 << (bits - 10)), bits);
    box->addItem(SettingsSection::tr("512 bytes"), 9);
    box->addItem(SettingsSection::tr("256 bytes"), 8);
    return box;
}

class CompressionSection final : public SettingsSection
{
public:
    CompressionSection()
        : m_enabled(new QCheckBox(tr("Offer permessage-deflate")))
        , m_clientWindow(windowBox())
        , m_clientFresh(new QCheckBox(tr("Start each of our messages with an empty window")))
        , m_serverWindow(windowBox())
        , m_serverFresh(new QCheckBox(tr("Ask the server to do so with its messages")))
        , m_threshold(FormParts::countBox(MaxThreshold, tr("all")))
    {
        m_threshold->setSuffix(tr(" bytes"));
        addField({}, m_enabled);
        addNote(tr("The server may decline. The log shows both sizes, Frames what was on the wire."));
        addField(tr("Our window"), m_clientWindow);
        addField({}, m_clientFresh);
        addField(tr("Server's window"), m_serverWindow);
        addField({}, m_serverFresh);
        addField(tr("Compress from"), m_threshold);
        addNote(tr("Shorter messages of ours go out as they are: compressing them costs more than it saves."));
        watch({m_enabled, m_clientWindow, m_clientFresh, m_serverWindow, m_serverFresh, m_threshold});
        connect(m_enabled, &QCheckBox::toggled, this, &CompressionSection::enableFields);
    }

    QString title() const override { return tr("Compression"); }

    void load(const ConnectionSettings &settings) override
    {
        const CompressionSettings &compression = settings.compression;
        m_enabled->setChecked(compression.enabled);
        m_clientWindow->setCurrentIndex(m_clientWindow->findData(compression.clientMaxWindowBits));
        m_serverWindow->setCurrentIndex(m_serverWindow->findData(compression.serverMaxWindowBits));
        m_clientFresh->setChecked(compression.clientNoContextTakeover);
        m_serverFresh->setChecked(compression.serverNoContextTakeover);
        m_threshold->setValue(compression.threshold);
        enableFields(compression.enabled);
    }

    SettingsProblems store(ConnectionSettings &settings) const override
    {
        CompressionSettings &compression = settings.compression;
        compression.enabled = m_enabled->isChecked();
        compression.clientMaxWindowBits = m_clientWindow->currentData().toInt();
        compression.serverMaxWindowBits = m_serverWindow->currentData().toInt();
        compression.clientNoContextTakeover = m_clientFresh->isChecked();
        compression.serverNoContextTakeover = m_serverFresh->isChecked();
        compression.threshold = m_threshold->value();
        return {};
    }

private:
    void enableFields(bool on)
    {
        for (QWidget *field : QList<QWidget *>{m_clientWindow, m_clientFresh, m_serverWindow, m_serverFresh, m_threshold})
            field->setEnabled(on);
    }

    QCheckBox *m_enabled;
    QComboBox *m_clientWindow;
    QCheckBox *m_clientFresh;
    QComboBox *m_serverWindow;
    QCheckBox *m_serverFresh;
    QSpinBox *m_threshold;
};

} // namespace

SettingsSection *makeCompressionSection()
{
    return new CompressionSection;
}

} // namespace framewatch
