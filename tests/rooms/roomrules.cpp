// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rooms/roomrules.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace framewatch::test::RoomRules {

namespace {

/// What a room of the model may include beside itself.
const QHash<QString, QStringList> &modelRooms()
{
    const auto list = [](const char *words) {
        return QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
    };
    static const QHash<QString, QStringList> rooms = {
        {QStringLiteral("core"), list("")},
        {QStringLiteral("wire"), list("core")},
        {QStringLiteral("connection"), list("core wire")},
        {QStringLiteral("capture"), list("core")},
        {QStringLiteral("filter"), list("core capture")},
        {QStringLiteral("log"), list("core capture filter")},
        {QStringLiteral("format"), list("core")},
        {QStringLiteral("composer"), list("core format")},
        {QStringLiteral("server"), list("core wire")},
        {QStringLiteral("settings"), list("core connection")},
        {QStringLiteral("exchange"), list("core capture")},
        {QStringLiteral("session"),
         list("core wire connection capture filter log format composer settings exchange")},
    };
    return rooms;
}

const QStringList &widgetRooms()
{
    static const QStringList rooms = {QStringLiteral("theme"),    QStringLiteral("session"),
                                      QStringLiteral("log"),      QStringLiteral("inspector"),
                                      QStringLiteral("composer"), QStringLiteral("connection"),
                                      QStringLiteral("server"),   QStringLiteral("profiles")};
    return rooms;
}

/// "model", "wire" of "model/wire/frame.h"; the second is empty for "model/pch.h".
struct Place
{
    QString floor;
    QString room;

    explicit Place(const QString &path)
        : floor(path.section(u'/', 0, 0))
        , room(path.count(u'/') > 1 ? path.section(u'/', 1, 1) : QString())
    {
    }
    QString name() const { return room.isEmpty() ? floor : floor + u'/' + room; }
};

int height(const QString &floor)
{
    static const QStringList floors = {QStringLiteral("model"), QStringLiteral("widgets"),
                                       QStringLiteral("app"), QStringLiteral("tests")};
    return static_cast<int>(floors.indexOf(floor));
}

bool mayUse(const Place &from, const Place &to)
{
    if (height(to.floor) != height(from.floor))
        return height(to.floor) < height(from.floor);
    if (from.room == to.room || from.floor == QStringLiteral("app") || from.floor == QStringLiteral("tests"))
        return true;
    if (from.floor == QStringLiteral("model"))
        return modelRooms().value(from.room).contains(to.room);
    return from.room == QStringLiteral("session") || to.room == QStringLiteral("theme");
}

bool isKnown(const Place &place)
{
    if (place.room.isEmpty() || height(place.floor) > 1)
        return true;
    return place.floor == QStringLiteral("model") ? modelRooms().contains(place.room)
                                                  : widgetRooms().contains(place.room);
}

bool isGuiHeader(const QString &header)
{
    if (header.startsWith(QStringLiteral("Qsci/")))
        return true;
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/';
    for (const QString &module :
         {QStringLiteral("QtGui/"), QStringLiteral("QtWidgets/"), QStringLiteral("QtSvg/")}) {
        if (header.startsWith(module) || QFile::exists(headers + module + header))
            return true;
    }
    return false;
}

/// One file's breaches.
class Reader
{
public:
    Reader(const QString &root, const QString &path)
        : m_path(path)
        , m_place(path)
    {
        QFile file(root + u'/' + path);
        if (file.open(QIODevice::ReadOnly))
            m_lines = QString::fromUtf8(file.readAll()).split(u'\n');
    }

    QStringList read()
    {
        if (!isKnown(m_place))
            add(1, QStringLiteral("%1 is no room of the design").arg(m_place.name()));
        headLines();
        static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s+([\"<])([^\">]+)"));
        for (int i = 0; i < m_lines.size(); ++i) {
            const QRegularExpressionMatch match = include.match(m_lines[i]);
            if (match.hasMatch())
                included(i + 1, match.captured(1) == QStringLiteral("\""), match.captured(2));
        }
        return m_breaches;
    }

private:
    void headLines()
    {
        const bool licensed =
            m_lines.size() > 1 && m_lines[0].contains(QStringLiteral("SPDX-FileCopyrightText: ")) &&
            m_lines[1].contains(QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later"));
        if (!licensed)
            add(1, QStringLiteral("the two SPDX lines are missing"));
        if (m_path.endsWith(QStringLiteral(".h")) && !m_lines.contains(QStringLiteral("#pragma once")))
            add(1, QStringLiteral("#pragma once is missing"));
    }

    void included(int line, bool quoted, const QString &header)
    {
        if (!quoted) {
            if (m_place.floor == QStringLiteral("model") && isGuiHeader(header))
                add(line, QStringLiteral("the model may not include <%1>").arg(header));
            return;
        }
        if (header.endsWith(QStringLiteral(".moc")))
            return;
        const Place target(header);
        if (height(target.floor) < 0)
            add(line, QStringLiteral("\"%1\" is not written from the root").arg(header));
        else if (!mayUse(m_place, target))
            add(line, QStringLiteral("%1 may not include %2").arg(m_place.name(), target.name()));
    }

    void add(int line, const QString &what)
    {
        m_breaches += QStringLiteral("%1:%2: %3").arg(m_path).arg(line).arg(what);
    }

    QString m_path;
    Place m_place;
    QStringList m_lines;
    QStringList m_breaches;
};

QStringList sources(const QString &root)
{
    QStringList paths;
    for (const char *floor : {"model", "widgets", "app", "tests"}) {
        QDirIterator files(root + u'/' + QString::fromLatin1(floor),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths += QDir(root).relativeFilePath(files.next());
    }
    paths.removeIf([](const QString &path) { return path.startsWith(QStringLiteral("tests/rooms/data/")); });
    paths.sort();
    return paths;
}

} // namespace

QStringList breaches(const QString &root)
{
    QStringList all;
    for (const QString &path : sources(root))
        all += Reader(root, path).read();
    return all;
}

qsizetype fileCount(const QString &root)
{
    return sources(root).size();
}

} // namespace framewatch::test::RoomRules
