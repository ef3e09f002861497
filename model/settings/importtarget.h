// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the importers of the single programs share: settings that grow option by option.
#pragma once

#include "model/settings/commandimport.h"
#include "model/settings/commandline.h"

#include <optional>

namespace framewatch {

class ImportTarget
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::ImportTarget)

public:
    ConnectionSettings settings;
    QStringList notes;
    QString refusal; ///< why the command is none of a client; empty: it is

    /// What options of curl say beside -H. A header of that name, an empty one and "Name:" too, goes before
    /// them, wherever it stands; the last of each counts, cookies add up.
    struct BesideHeaders
    {
        std::optional<QString> user; ///< user:password
        std::optional<QString> bearer;
        std::optional<QString> agent;
        std::optional<QString> referer;
        QStringList cookies;
    };
    BesideHeaders beside;
    /// user:password that goes before every header, wherever it stands: wscat's --auth.
    std::optional<QString> firstUser;

    /// "Name: value", "Name;" for an empty one; "Name:" takes a header away and is only noted.
    void addHeader(const QString &line);
    void setHeader(const QByteArray &name, const QString &value);
    /// Takes back what was said of a header so far.
    void removeHeader(const QByteArray &name);
    void addSubprotocols(const QString &list);
    /// user:password
    void setBasic(const QString &text);
    void setBearer(const QString &token);
    /// [scheme://][user:password@]host[:port]
    void setProxy(const QString &text, NetworkSettings::Proxy usual = NetworkSettings::Proxy::Http);
    void setProxyUser(const QString &text);
    void addMessage(const QString &text);
    void setTimeout(const QString &seconds, std::chrono::milliseconds &timeout);
    /// Puts in what stands beside the headers.
    void finish();
    /// The first that looks like an address; http and https become ws and wss.
    Result<bool> setUrl(const QStringList &candidates);

private:
    void takeAuthorization(const QString &value);
    bool isWritten(const char *name) const;

    QList<QByteArray> m_written; // names of headers, in lower case
};

/// One for each program: the options it has, bound to a target.
QList<CommandOption> curlOptions(ImportTarget &target, QStringList &urls);
QList<CommandOption> wscatOptions(ImportTarget &target, QStringList &urls);
QList<CommandOption> websocatOptions(ImportTarget &target, QStringList &urls);

} // namespace framewatch
