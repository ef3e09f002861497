// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

namespace framewatch::test {
namespace {

QProcessEnvironment environmentIn(const QTemporaryDir &folder)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS"})
        environment.remove(QString::fromLatin1(name));
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "TMPDIR"})
        environment.insert(QString::fromLatin1(name), folder.path());
    return environment;
}

QJsonObject objectOf(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

} // namespace

Program::Program()
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
        m_output += m_process.readAllStandardOutput();
        Q_EMIT outputCame();
    });
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_errors += m_process.readAllStandardError(); });
    m_process.setProcessEnvironment(environmentIn(m_folder));
}

Program::~Program()
{
    m_process.kill();
    m_process.waitForFinished();
}

void Program::start(const QStringList &arguments)
{
    launch(QStringList(QStringLiteral("--headless")) + arguments);
}

void Program::startWindow(const QStringList &arguments)
{
    QProcessEnvironment environment = environmentIn(m_folder);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_process.setProcessEnvironment(environment);
    launch(arguments);
}

void Program::launch(const QStringList &arguments)
{
    m_output.clear();
    m_errors.clear();
    m_process.start(QStringLiteral(FRAMEWATCH_PROGRAM), arguments);
    m_process.waitForStarted();
}

void Program::run(const QStringList &arguments, int timeoutMs)
{
    start(arguments);
    waitForEnd(timeoutMs);
}

void Program::limitFiles(qint64 bytes)
{
    m_process.setChildProcessModifier([bytes] {
        const rlimit limit{static_cast<rlim_t>(bytes), static_cast<rlim_t>(bytes)};
        setrlimit(RLIMIT_FSIZE, &limit);
    });
}

bool Program::waitForEnd(int timeoutMs)
{
    // The test's own event loop turns meanwhile: its servers live there.
    return QTest::qWaitFor([this] { return !isRunning(); }, timeoutMs);
}

void Program::signal(int number) const
{
    if (isRunning())
        ::kill(static_cast<pid_t>(m_process.processId()), number);
}

qint64 Program::peakMemoryKib() const
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLongLong();
}

QList<QJsonObject> Program::entries() const
{
    QList<QJsonObject> list;
    const qsizetype end = m_output.lastIndexOf('\n');
    for (const QByteArray &line : m_output.left(qMax<qsizetype>(end, 0)).split('\n')) {
        if (!line.isEmpty())
            list.append(objectOf(line));
    }
    return list;
}

QList<QJsonObject> Program::entries(const QString &kind) const
{
    QList<QJsonObject> list = entries();
    list.removeIf([&kind](const QJsonObject &entry) { return entry[u"kind"].toString() != kind; });
    return list;
}

QStringList Program::story() const
{
    QStringList lines;
    for (const QJsonObject &entry : entries()) {
        const QString kind = entry[u"kind"].toString();
        const QString direction = entry[u"direction"].toString();
        QString line = kind;
        if (direction != QLatin1String("none"))
            line += u' ' + direction;
        for (const QStringView key : {u"text", u"base64", u"code"}) {
            if (entry.contains(key))
                line += u' ' + entry[key].toVariant().toString();
        }
        lines.append(line);
    }
    return lines;
}

} // namespace framewatch::test
