// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/capturefolder.h"
#include "app/configfolder.h"
#include "app/dialogs.h"
#include "app/fontwarmup.h"
#include "app/headlessoutcome.h"
#include "app/inputs.h"
#include "app/mainwindow.h"
#include "app/servercapture.h"
#include "app/windowsettings.h"
#include "model/settings/environmentstore.h"
#include "model/settings/keychainsecretstore.h"
#include "model/settings/profilestore.h"
#include "widgets/session/sessionpage.h"
#include "widgets/theme/theme.h"

#include <QApplication>

#include <cstdio>
#include <cstdlib>

namespace framewatch {
namespace {

/// Qt aborts when it finds no display; a sentence and an exit code say the same to a user.
void explainAndExit(QtMsgType type, const QMessageLogContext &, const QString &)
{
    if (type != QtFatalMsg)
        return;
    std::fputs("framewatch: there is no display to open a window on; --headless needs none\n", stderr);
    std::_Exit(ExitCode::NoWindow);
}

std::unique_ptr<QApplication> makeApplication(int &argc, char **argv)
{
    const FontWarmup fonts;
    const QtMessageHandler previous = qInstallMessageHandler(explainAndExit);
    auto application = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(previous);
    QGuiApplication::setDesktopFileName(QStringLiteral("framewatch"));
    return application;
}

/// A tab that does what the command line says about the connection.
void openConnection(MainWindow &window, const Options &options, const Inputs &inputs, const QString &url)
{
    ConnectionSettings settings = inputs.connection;
    settings.url = url;
    Session::Options session;
    session.captureFile = options.captureFile;
    session.captureFolder = captureFolder();
    session.echo = options.echo;
    SessionPage *page = window.openTab(settings, false, session);
    page->session().setOpenMessages(inputs.openMessages, options.eachOpen);
    page->connectNow();
}

void show(MainWindow &window, LocalServer &server, const Options &options, const Inputs &inputs)
{
    if (!options.openFile.isEmpty())
        window.openCapture(options.openFile);
    if (options.demo && !options.serve)
        window.startDemo();
    else if (options.serve)
        window.startServer(inputs.server);
    if (options.demo && options.serve)
        QObject::connect(
            &server, &LocalServer::started, &window,
            [&window, options, inputs](const QString &url) { openConnection(window, options, inputs, url); },
            Qt::SingleShotConnection);
    if (!inputs.connection.url.isEmpty())
        openConnection(window, options, inputs, inputs.connection.url);
    else if (options.openFile.isEmpty() && !options.demo)
        window.openTab({}, false);
}

} // namespace

int runWindow(int &argc, char **argv, const Options &options)
{
    const auto application = makeApplication(argc, argv);
    const auto inputs = Inputs::read(options);
    if (!inputs) {
        std::fputs(CommandLine::usageLine(inputs.error()).toUtf8().constData(), stderr);
        return ExitCode::Usage;
    }
    Theme theme(*application);
    WindowSettings settings;
    NativeDialogs dialogs;
    const bool serverTakesCapture = options.serve && !options.wantsConnection();
    ServerCapture serverCapture(captureFolder(), serverTakesCapture ? options.captureFile : QString());
    LocalServer server(serverCapture.sinkFactory());
    KeychainSecretStore secrets;
    ProfileStore profiles(configFolder() + QStringLiteral("/profiles"));
    EnvironmentStore environments(configFolder() + QStringLiteral("/environments"), secrets);
    MainWindow window(theme, {settings, dialogs, server, serverCapture, captureFolder(), secrets, profiles,
                              environments});
    show(window, server, options, inputs.value());
    window.show();
    window.offerAbandoned();
    return QApplication::exec();
}

} // namespace framewatch
