// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles in the window: with their secrets and variables into a tab, and back.
#include "app/mainwindow.h"
#include "app/servercapture.h"
#include "app/windowsettings.h"
#include "model/settings/environmentstore.h"
#include "model/settings/profilestore.h"
#include "tests/app/leaksearch.h"
#include "tests/app/scripteddialogs.h"
#include "tests/support/lockablesecretstore.h"
#include "tests/support/scriptedpeer.h"
#include "tests/widgets/keeplimits.h"
#include "widgets/connection/connectiondialog.h"
#include "widgets/profiles/profilesmodel.h"
#include "widgets/profiles/profilespanel.h"
#include "widgets/profiles/profilestree.h"
#include "widgets/session/sessionpage.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace framewatch;
using namespace framewatch::test;

namespace {

const QString Token = QStringLiteral("Zq7-tok3n_9xKfL.vB2");
const QString Variable = QStringLiteral("Wm4\"var/s3cret ä9");

OpenStep step(const QString &text)
{
    OpenStep step;
    step.text = text;
    return step;
}

} // namespace

class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void init();
    void cleanup();
    void opensWithSecretsAndVariables();
    void opensAgainInItsTab();
    void anotherAddressIsNoProfileAnyMore();
    void aMissingSecretIsTold();
    void anUnknownVariableIsTold();
    void aTabIsSavedWithItsVariables();
    void editingKeepsSecretsApart();
    void aDuplicateHasItsSecrets();
    void deletingAsksFirst();
    void copiedWithAndWithoutSecrets();
    void aPastedCommandIsKept();
    void theEnvironmentIsRemembered();
    void secretsAreNowhere();
    void whatAnEnvironmentBroughtIsNotSaved();
    void aNameHoldsNoSecret_data();
    void aNameHoldsNoSecret();
    void aSecretInANameIsNotCutThrough();
    void aVariablesNameIsNoSecret();
    void allThatIsMissingIsTold();
    void aSavedTabIsItsProfiles();
    void aProfileWithoutASchemeHasItsTab();
    void settingsOfATabGoIntoItsProfile();
    void aProfileChangedElsewhereIsNotOverwritten();
    void theDialogDoesNotOverwriteAPull();
    void theDialogOverwritesOnDemand();
    void aLockedKeychainKeepsWhatItHas();
    void aStepBeforeAnUnreadSecretStays();
    void openingAgainKeepsWhatWasEdited();

private:
    /// Applied, as the dialog does it.
    void applyInTab(const ConnectionSettings &settings)
    {
        page()->setSettings(settings);
        Q_EMIT page()->settingsApplied();
    }
    ConnectionDialog *dialogOf(const QString &id)
    {
        Q_EMIT panel().editRequested(id);
        [this] { QTRY_VERIFY(m_window->findChild<ConnectionDialog *>()); }();
        return m_window->findChild<ConnectionDialog *>();
    }
    void press(const char *text)
    {
        for (QPushButton *button : m_window->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == QString::fromUtf8(text))
                return button->click();
        }
        qFatal("no such button: %s", text);
    }
    void changeFile(const char *path, const QByteArray &before, const QByteArray &after) const
    {
        QFile file(m_folder->filePath(QStringLiteral("profiles/") + QString::fromUtf8(path)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(bytes.contains(before), bytes.constData());
        file.close();
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(bytes).replace(before, after));
    }
    void makeWindow();
    /// One with a token, and a variable in its address and a header.
    QString addSample();
    QTabBar &bar() { return *m_window->findChild<QTabBar *>(QStringLiteral("tabs")); }
    ProfilesPanel &panel() { return *m_window->findChild<ProfilesPanel *>(); }
    SessionPage *page() { return m_window->findChild<SessionPage *>(); }
    bool says(const char *words) const
    {
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        }
        return false;
    }
    QString secret(const QString &id, const char *name) const
    {
        return m_secrets->values.value(SecretStore::key(id, QString::fromLatin1(name)));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedPeer> m_peer;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<ScriptedDialogs> m_dialogs;
    std::unique_ptr<ServerCapture> m_serverCapture;
    std::unique_ptr<LocalServer> m_server;
    std::unique_ptr<LockableSecretStore> m_secrets;
    std::unique_ptr<ProfileStore> m_profiles;
    std::unique_ptr<EnvironmentStore> m_environments;
    std::unique_ptr<MainWindow> m_window;
    QString m_environment;
};

void TestProfiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_peer = std::make_unique<ScriptedPeer>();
    m_secrets = std::make_unique<LockableSecretStore>();
    m_profiles = std::make_unique<ProfileStore>(m_folder->filePath(QStringLiteral("profiles")));
    m_environments =
        std::make_unique<EnvironmentStore>(m_folder->filePath(QStringLiteral("environments")), *m_secrets);
    m_environment = m_environments->add(QStringLiteral("Test")).value();
    QVERIFY(m_environments
                ->setVariables(m_environment, {{QStringLiteral("host"), m_peer->url().mid(5), false},
                                               {QStringLiteral("key"), Variable, true}})
                .ok());
    makeWindow();
    m_environments->choose(m_environment);
}

void TestProfiles::makeWindow()
{
    m_settings = std::make_unique<WindowSettings>(m_folder->filePath(QStringLiteral("window.ini")));
    m_dialogs = std::make_unique<ScriptedDialogs>();
    const QString captures = m_folder->filePath(QStringLiteral("captures"));
    m_serverCapture = std::make_unique<ServerCapture>(captures);
    m_server = std::make_unique<LocalServer>(m_serverCapture->sinkFactory());
    m_window = std::make_unique<MainWindow>(
        *m_theme, MainWindow::Services{*m_settings, *m_dialogs, *m_server, *m_serverCapture, captures,
                                       *m_secrets, *m_profiles, *m_environments});
    m_window->openTab({}, false);
    m_window->show();
}

void TestProfiles::cleanup()
{
    m_window.reset();
    m_server.reset();
    m_serverCapture.reset();
    m_settings.reset();
    m_peer.reset();
}

QString TestProfiles::addSample()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://{{host}}");
    settings.headers = {{"X-Custom", "<{{key}}>"}};
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = Token;
    const QString id = m_profiles->add(QStringLiteral("Work"), QStringLiteral("prices"), settings).value();
    m_secrets->writeOf(id, {{QStringLiteral("auth.token"), Token}});
    return id;
}

void TestProfiles::opensWithSecretsAndVariables()
{
    const QString id = addSample();
    ProfilesTree &tree = panel().tree();
    tree.setCurrent(id);
    QTest::keyClick(&tree, Qt::Key_Return);
    QTRY_COMPARE(m_peer->heads.size(), 1);
    const QByteArray head = m_peer->heads.constLast();
    QVERIFY2(head.contains("Authorization: Bearer " + Token.toUtf8()), head.constData());
    QVERIFY2(head.contains("X-Custom: <" + Variable.toUtf8() + ">"), head.constData());
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    QCOMPARE(bar().count(), 1); // the blank one was used
    QCOMPARE(bar().tabText(0), QStringLiteral("prices"));
    QVERIFY(page()->session().settings().secrets().contains(Variable.toUtf8()));
    const auto *model = qobject_cast<ProfilesModel *>(tree.model());
    QTRY_VERIFY(model->indexOf(id).data(ProfilesModel::OpenRole).toBool());
    QVERIFY(m_profiles->rename(id, QStringLiteral("costs")).ok());
    QCOMPARE(bar().tabText(0), QStringLiteral("costs"));
}

void TestProfiles::opensAgainInItsTab()
{
    const QString id = addSample();
    SessionPage *first = page();
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(first->session().status().state, ConnectionState::Open);
    m_window->openTab({}, false);
    QCOMPARE(bar().currentIndex(), 1);
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(bar().currentIndex(), 0);
    QCOMPARE(bar().count(), 2);
    QCOMPARE(m_peer->heads.size(), 1); // it was open

    first->session().close();
    QTRY_COMPARE(first->session().status().state, ConnectionState::Idle);
    m_secrets->writeOf(id, {{QStringLiteral("auth.token"), QStringLiteral("another-token")}});
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(m_peer->heads.size(), 2);
    QVERIFY(m_peer->heads.constLast().contains("another-token"));
    QCOMPARE(bar().count(), 2);
}

void TestProfiles::anotherAddressIsNoProfileAnyMore()
{
    const QString id = addSample();
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    ConnectionSettings settings = page()->settings();
    settings.url = QStringLiteral("ws://localhost:1/");
    page()->setSettings(settings);
    QCOMPARE(bar().tabText(0), QStringLiteral("localhost:1"));
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(bar().count(), 2);
}

void TestProfiles::aMissingSecretIsTold()
{
    const QString id = addSample();
    m_secrets->remove({SecretStore::key(id, QStringLiteral("auth.token"))});
    Q_EMIT panel().connectRequested(id);
    QTRY_VERIFY(says("“prices” was not opened."));
    QVERIFY(says("token"));
    QVERIFY(says("until Framewatch is closed"));
    QVERIFY(page()->isBlank());
    m_secrets->writeOf(id, {{QStringLiteral("auth.token"), Token}});
    Q_EMIT panel().connectRequested(id);
    QVERIFY(!says("was not opened"));
    QTRY_COMPARE(m_peer->heads.size(), 1);
}

void TestProfiles::anUnknownVariableIsTold()
{
    const QString id = addSample();
    m_environments->choose({});
    Q_EMIT panel().connectRequested(id);
    QTRY_VERIFY(says("The variables “host” and “key” have no value: no environment is chosen"));
    QVERIFY(page()->isBlank());
}

void TestProfiles::aTabIsSavedWithItsVariables()
{
    const QString id = addSample();
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    ConnectionSettings changed = page()->settings();
    changed.pingInterval = std::chrono::seconds(7);
    page()->setSettings(changed);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_profiles->profiles().size(), 2);
    QCOMPARE(m_profiles->profiles().at(0).folder, QString());
    Q_EMIT panel().saveTabRequested(QStringLiteral("Mine"));
    QCOMPARE(m_profiles->profiles().size(), 3);
    const Profile saved = m_profiles->profiles().at(1);
    QCOMPARE(saved.folder, QStringLiteral("Mine"));
    QCOMPARE(saved.name, QStringLiteral("prices"));
    QCOMPARE(saved.settings.url, QStringLiteral("ws://{{host}}"));
    QCOMPARE(saved.settings.headers, (QList<HeaderRow>{{"X-Custom", "<{{key}}>"}}));
    QCOMPARE(saved.settings.pingInterval, std::chrono::seconds(7));
    QCOMPARE(secret(saved.id, "auth.token"), Token);
}

void TestProfiles::editingKeepsSecretsApart()
{
    KeepLimits limits;
    qApp->installEventFilter(&limits);
    const QString id = addSample();
    Q_EMIT panel().editRequested(id);
    QTRY_VERIFY(m_window->findChild<ConnectionDialog *>());
    auto *dialog = m_window->findChild<ConnectionDialog *>();
    QVERIFY(dialog->windowTitle().contains(QStringLiteral("prices")));
    ConnectionSettings settings = m_profiles->find(id)->settings;
    settings.auth.token.clear();
    settings.url = QStringLiteral("ws://me:n3w-passw0rd@{{host}}");
    Q_EMIT dialog->applied(settings);
    QCOMPARE(m_profiles->find(id)->settings.url, QStringLiteral("ws://me@{{host}}"));
    QCOMPARE(secret(id, "urlPassword"), QStringLiteral("n3w-passw0rd"));
    QCOMPARE(secret(id, "auth.token"), QString()); // it has none any more
    dialog->reject();
}

void TestProfiles::aDuplicateHasItsSecrets()
{
    const QString id = addSample();
    Q_EMIT panel().duplicateRequested(id);
    QTRY_COMPARE(m_profiles->profiles().size(), 2);
    const Profile copy = m_profiles->profiles().at(1);
    QCOMPARE(copy.name, QStringLiteral("prices 2"));
    QCOMPARE(secret(copy.id, "auth.token"), Token);
    m_dialogs->sure = true;
    Q_EMIT panel().deleteRequested(copy.id);
    QCOMPARE(secret(copy.id, "auth.token"), QString());
    QCOMPARE(secret(id, "auth.token"), Token);
}

void TestProfiles::deletingAsksFirst()
{
    const QString id = addSample();
    Q_EMIT panel().deleteRequested(id);
    QCOMPARE(m_dialogs->asked, QStringList{QStringLiteral("Delete the profile “prices”?")});
    QVERIFY(m_profiles->find(id));
    m_dialogs->sure = true;
    Q_EMIT panel().deleteRequested(id);
    QVERIFY(!m_profiles->find(id));
}

void TestProfiles::copiedWithAndWithoutSecrets()
{
    const QString id = addSample();
    Q_EMIT panel().copyRequested(id, CommandExport::Target::Curl, false);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("curl ")));
    QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("http://127.0.0.1:")));
    QVERIFY2(!text.contains(Token) && !text.contains(Variable), qPrintable(text));
    Q_EMIT panel().copyRequested(id, CommandExport::Target::Curl, true);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(Token));
    QVERIFY(QGuiApplication::clipboard()->text().contains(Variable));
}

void TestProfiles::aPastedCommandIsKept()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://h/");
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = Token;
    Q_EMIT panel().commandPasted({}, QStringLiteral("pasted"), settings);
    Q_EMIT panel().commandPasted({}, QStringLiteral("pasted"), settings);
    QCOMPARE(m_profiles->profiles().size(), 2);
    QCOMPARE(m_profiles->profiles().at(1).name, QStringLiteral("pasted 2"));
    QCOMPARE(secret(m_profiles->profiles().at(1).id, "auth.token"), Token);
}

void TestProfiles::theEnvironmentIsRemembered()
{
    m_window.reset();
    m_environments->choose({});
    makeWindow();
    QCOMPARE(m_environments->chosen(), m_environment);
}

void TestProfiles::secretsAreNowhere()
{
    connect(m_peer.get(), &ScriptedPeer::upgraded, m_peer.get(),
            [this] { m_peer->sendText(m_peer->heads.constLast()); }); // says back all it heard
    const QString id = addSample();
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(page()->progress().receivedMessages, 1);
    page()->session().send({true, "it is " + Variable.toUtf8() + " and " + Token.toUtf8()});
    QTRY_COMPARE(page()->progress().sentMessages, 1);
    Q_EMIT panel().saveTabRequested({});
    Q_EMIT panel().duplicateRequested(id);
    QTRY_COMPARE(m_profiles->profiles().size(), 3);
    QVERIFY(m_environments->rename(m_environment, QStringLiteral("Other")).ok());
    m_settings->setDraft({{QStringLiteral("json"), QString(Token + u' ' + Variable)}});
    QVERIFY(
        !LeakSearch::placesIn("***", m_folder->path()).isEmpty()); // the capture, with marks in their place
    const auto leaks = [this] {
        return (LeakSearch::leaksIn(Token, m_folder->path()) +
                LeakSearch::leaksIn(Variable, m_folder->path()))
            .join(u'\n');
    };
    QCOMPARE(leaks(), QString());
    m_window.reset();
    m_settings.reset(); // written now at the latest
    QVERIFY(!LeakSearch::placesIn("draft", m_folder->path()).isEmpty());
    QCOMPARE(leaks(), QString());
}

void TestProfiles::whatAnEnvironmentBroughtIsNotSaved()
{
    const QString id = addSample();
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    ConnectionSettings edited = page()->settings();
    edited.url += QStringLiteral("/?k=") + QString::fromLatin1(QUrl::toPercentEncoding(Variable));
    edited.headers = {{"X-Custom", "<" + Variable.toUtf8() + "> and more"},
                      {"X-Basic", "Basic " + QString(QStringLiteral("me:") + Variable).toUtf8().toBase64()}};
    edited.openSteps = {step(QStringLiteral("say ") + Variable)};
    edited.heartbeat = QStringLiteral("beat ") + Variable;
    edited.subprotocols = {QStringLiteral("chat"), Variable};
    applyInTab(edited);
    Q_EMIT panel().saveTabRequested(QStringLiteral("Mine"));
    const Profile saved = m_profiles->profiles().at(0);
    QCOMPARE(saved.folder, QStringLiteral("Mine"));
    QCOMPARE(saved.settings.headers.at(0).value, QByteArray("<{{key}}> and more"));
    QCOMPARE(saved.settings.openSteps.at(0).text, QStringLiteral("say {{key}}"));
    QCOMPARE(saved.settings.heartbeat, QStringLiteral("beat {{key}}"));
    QVERIFY(saved.secrets.contains(QStringLiteral("url"))); // escaped there: only the keychain can keep it
    QVERIFY(saved.settings.url.startsWith(QStringLiteral("ws://{{host}}")));
    QCOMPARE(LeakSearch::leaksIn(Variable, m_folder->path()).join(u'\n'), QString());
    m_environments->choose({});
    Q_EMIT panel().saveTabRequested(QStringLiteral("Other")); // its environment is not chosen any more
    QCOMPARE(m_profiles->profiles().size(), 3);
    QCOMPARE(LeakSearch::leaksIn(Variable, m_folder->path()).join(u'\n'), QString());
}

void TestProfiles::aNameHoldsNoSecret_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("password") << QStringLiteral("ws://me:passw0rd@{{host}}/");
    QTest::newRow("password, no scheme") << QStringLiteral("me:passw0rd@{{host}}");
    QTest::newRow("token in the query") << QString(QStringLiteral("{{host}}/?t=") + Token);
    QTest::newRow("token in the path") << QString(QStringLiteral("ws://{{host}}/") + Token);
}

void TestProfiles::aNameHoldsNoSecret()
{
    QFETCH(QString, url);
    ConnectionSettings settings;
    settings.url = url;
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = Token;
    page()->setSettings(settings);
    QCOMPARE(bar().tabText(0), QStringLiteral("{{host}}"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("{{host}} – Framewatch"));
    Q_EMIT panel().saveTabRequested({});
    QCOMPARE(m_profiles->profiles().size(), 1);
    QCOMPARE(m_profiles->profiles().at(0).name, QStringLiteral("{{host}}"));
}

void TestProfiles::aSecretInANameIsNotCutThrough()
{
    const QString filler(50, u'x');
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://me:passw0rd@{{host}}/");
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = Token;
    page()->setSettings(settings);
    page()->setName(filler + Variable); // it would be cut at 60
    Q_EMIT panel().saveTabRequested(QStringLiteral("a"));
    QCOMPARE(m_profiles->profiles().at(0).name, QString(filler + QStringLiteral("{{key}}")));
    const auto pasted = [&](const char *folder, const QString &name) {
        Q_EMIT panel().commandPasted(QString::fromLatin1(folder), name, settings);
        return m_profiles->profiles().constLast().name;
    };
    QCOMPARE(pasted("b", filler + Token), QStringLiteral("New profile"));
    QCOMPARE(pasted("c", filler + Token.toLower()), QStringLiteral("New profile")); // as in a host's name
    QCOMPARE(pasted("d", QStringLiteral("me passw0rd")), QStringLiteral("New profile"));
    QCOMPARE(pasted("e", QStringLiteral("prices")), QStringLiteral("prices"));
}

void TestProfiles::aVariablesNameIsNoSecret()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://{{host}}?k={{plain}}");
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = QStringLiteral("{{plain}}");
    QVERIFY(
        m_environments
            ->setVariables(m_environment, {{QStringLiteral("host"), m_peer->url().mid(5), false},
                                           {QStringLiteral("plain"), QStringLiteral("pl4in-secret"), true}})
            .ok());
    page()->setSettings(settings);
    page()->connectNow();
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    QVERIFY(m_peer->heads.constLast().contains("?k=pl4in-secret"));
    QCOMPARE(m_settings->urls().value(0), settings.url);
    m_window.reset();
    m_settings.reset();
    QVERIFY(
        !LeakSearch::placesIn("k={{plain}}", m_folder->path()).isEmpty()); // no marks in place of the name
    QCOMPARE(LeakSearch::leaksIn(QStringLiteral("pl4in-secret"), m_folder->path()).join(u'\n'), QString());
}

void TestProfiles::allThatIsMissingIsTold()
{
    const QString id = addSample();
    m_secrets->remove({SecretStore::key(id, QStringLiteral("auth.token"))});
    m_environments->choose({});
    Q_EMIT panel().connectRequested(id);
    QTRY_VERIFY(says("“prices” was not opened."));
    QVERIFY(says("its token"));
    QVERIFY(says("The variables “host” and “key” have no value: no environment is chosen"));
}

void TestProfiles::aSavedTabIsItsProfiles()
{
    ConnectionSettings settings;
    settings.url = m_peer->url();
    page()->setSettings(settings);
    page()->connectNow();
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    Q_EMIT panel().saveTabRequested({});
    const QString id = m_profiles->profiles().at(0).id;
    const auto *model = qobject_cast<ProfilesModel *>(panel().tree().model());
    QVERIFY(model->indexOf(id).data(ProfilesModel::OpenRole).toBool());
    QVERIFY(m_profiles->rename(id, QStringLiteral("mine")).ok());
    QCOMPARE(bar().tabText(0), QStringLiteral("mine"));
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(bar().currentIndex(), 0);
    QCOMPARE(bar().count(), 1);
}

void TestProfiles::aProfileWithoutASchemeHasItsTab()
{
    ConnectionSettings settings;
    settings.url = m_peer->url().mid(5);
    const QString id = m_profiles->add({}, QStringLiteral("bare"), settings).value();
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    QCOMPARE(bar().tabText(0), QStringLiteral("bare"));
    Q_EMIT panel().connectRequested(id);
    applyInTab(page()->settings());
    QVERIFY(!says("These settings are this tab's alone."));
    QCOMPARE(bar().count(), 1);
}

void TestProfiles::settingsOfATabGoIntoItsProfile()
{
    const QString id = addSample();
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    QVERIFY(!says("These settings are this tab's alone."));
    ConnectionSettings edited = page()->settings();
    edited.pingInterval = std::chrono::seconds(7);
    edited.auth.token = QStringLiteral("another-token");
    applyInTab(edited);
    QVERIFY(says("These settings are this tab's alone."));
    press("Save to profile");
    QVERIFY(!says("These settings are this tab's alone."));
    QCOMPARE(m_profiles->profiles().size(), 1);
    const Profile kept = *m_profiles->find(id);
    QCOMPARE(kept.settings.pingInterval, std::chrono::seconds(7));
    QCOMPARE(kept.settings.url, QStringLiteral("ws://{{host}}"));
    QCOMPARE(kept.settings.headers, (QList<HeaderRow>{{"X-Custom", "<{{key}}>"}}));
    QCOMPARE(secret(id, "auth.token"), QStringLiteral("another-token"));
    edited.pingInterval = std::chrono::seconds(8);
    applyInTab(edited);
    press("Save as new");
    QCOMPARE(m_profiles->profiles().size(), 2);
    QCOMPARE(m_profiles->find(id)->settings.pingInterval, std::chrono::seconds(7));
    QVERIFY(!says("These settings are this tab's alone."));
}

void TestProfiles::aProfileChangedElsewhereIsNotOverwritten()
{
    const QString id = addSample();
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    changeFile("Work/prices.json", "<{{key}}>", "<pulled>");
    QTRY_COMPARE(m_profiles->find(id)->settings.headers.at(0).value, QByteArray("<pulled>"));
    ConnectionSettings edited = page()->settings();
    edited.pingInterval = std::chrono::seconds(7);
    applyInTab(edited);
    press("Save to profile");
    QVERIFY(says("“prices” was changed elsewhere"));
    QCOMPARE(m_profiles->find(id)->settings.pingInterval, std::chrono::milliseconds(0));
    press("Reload profile");
    QTRY_COMPARE(page()->settings().headers.at(0).value, QByteArray("<pulled>"));
    QVERIFY(!says("“prices” was changed elsewhere"));
    edited = page()->settings();
    edited.pingInterval = std::chrono::seconds(7);
    changeFile("Work/prices.json", "<pulled>", "<again>");
    applyInTab(edited);
    press("Save to profile"); // before the change is seen
    QVERIFY(says("“prices” was changed elsewhere"));
    press("Overwrite");
    QCOMPARE(m_profiles->find(id)->settings.headers.at(0).value, QByteArray("<pulled>"));
    QCOMPARE(m_profiles->find(id)->settings.pingInterval, std::chrono::seconds(7));
}

void TestProfiles::theDialogDoesNotOverwriteAPull()
{
    KeepLimits limits;
    qApp->installEventFilter(&limits);
    const QString id = addSample();
    ConnectionDialog *dialog = dialogOf(id);
    changeFile("Work/prices.json", "<{{key}}>", "<pulled>");
    QTRY_COMPARE(m_profiles->find(id)->settings.headers.at(0).value, QByteArray("<pulled>"));
    dialog->apply();
    QVERIFY(dialog->isVisible());
    QVERIFY(says("“prices” was changed by another program meanwhile."));
    QCOMPARE(m_profiles->find(id)->settings.headers.at(0).value, QByteArray("<pulled>"));
    press("Reload");
    QTRY_VERIFY(!says("changed by another program"));
    dialog->apply();
    QVERIFY(!dialog->isVisible());
    QCOMPARE(m_profiles->find(id)->settings.headers.at(0).value, QByteArray("<pulled>"));
    QCOMPARE(secret(id, "auth.token"), Token);
}

void TestProfiles::theDialogOverwritesOnDemand()
{
    KeepLimits limits;
    qApp->installEventFilter(&limits);
    const QString id = addSample();
    ConnectionDialog *dialog = dialogOf(id);
    changeFile("Work/prices.json", "<{{key}}>", "<pulled>");
    dialog->apply(); // before the change is seen
    QVERIFY(dialog->isVisible());
    press("Overwrite");
    QVERIFY(!dialog->isVisible());
    QCOMPARE(m_profiles->find(id)->settings.headers.at(0).value, QByteArray("<{{key}}>"));
}

void TestProfiles::aLockedKeychainKeepsWhatItHas()
{
    KeepLimits limits;
    qApp->installEventFilter(&limits);
    const QString id = addSample();
    m_secrets->isLocked = true;
    ConnectionDialog *dialog = dialogOf(id);
    QVERIFY(says("left as it is unless it is typed anew: token"));
    ConnectionSettings edited = m_profiles->find(id)->settings;
    edited.pingInterval = std::chrono::seconds(7);
    Q_EMIT dialog->applied(edited);
    dialog->reject();
    QCOMPARE(m_profiles->find(id)->settings.pingInterval, std::chrono::seconds(7));
    QCOMPARE(m_profiles->find(id)->secrets, QStringList{QStringLiteral("auth.token")});
    QCOMPARE(secret(id, "auth.token"), Token);
}

void TestProfiles::aStepBeforeAnUnreadSecretStays()
{
    KeepLimits limits;
    qApp->installEventFilter(&limits);
    ConnectionSettings settings;
    settings.url = m_peer->url();
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = Token;
    settings.openSteps = {step(QStringLiteral("hello")), step(QStringLiteral("login ") + Token)};
    Q_EMIT panel().commandPasted({}, QStringLiteral("steps"), settings);
    const QString id = m_profiles->profiles().at(0).id;
    QCOMPARE(secret(id, "openSteps.1.text"), QString(QStringLiteral("login ") + Token));
    m_secrets->isLocked = true;
    ConnectionDialog *dialog = dialogOf(id);
    ConnectionSettings edited = m_profiles->find(id)->settings;
    edited.openSteps.removeFirst();
    Q_EMIT dialog->applied(edited);
    QVERIFY(says("Step 2 at open holds a secret that the keychain does not give now"));
    QCOMPARE(m_profiles->find(id)->settings.openSteps.size(), 2);
    dialog->reject();
    QCOMPARE(secret(id, "openSteps.1.text"), QString(QStringLiteral("login ") + Token));
}

void TestProfiles::openingAgainKeepsWhatWasEdited()
{
    const QString id = addSample();
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Open);
    ConnectionSettings edited = page()->settings();
    edited.pingInterval = std::chrono::seconds(7);
    applyInTab(edited);
    page()->session().close();
    QTRY_COMPARE(page()->session().status().state, ConnectionState::Idle);
    Q_EMIT panel().connectRequested(id);
    QTRY_COMPARE(m_peer->heads.size(), 2);
    QCOMPARE(page()->settings().pingInterval, std::chrono::seconds(7));
    QVERIFY(says("These settings are this tab's alone."));
}

QTEST_MAIN(TestProfiles)
#include "tst_profiles.moc"
