// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/deflateterms.h"

#include "model/wire/extensionlist.h"

#include <algorithm>

namespace framewatch::Deflate {

namespace {

constexpr int MinBits = 8;
constexpr int MaxBits = 15;
constexpr int HintOnly = 0; // client_max_window_bits without a value

const QByteArray Name = QByteArrayLiteral("permessage-deflate");
const QByteArray ServerNoTakeover = QByteArrayLiteral("server_no_context_takeover");
const QByteArray ClientNoTakeover = QByteArrayLiteral("client_no_context_takeover");
const QByteArray ServerBits = QByteArrayLiteral("server_max_window_bits");
const QByteArray ClientBits = QByteArrayLiteral("client_max_window_bits");

/// The parameters of one element, each there or not.
struct Parameters
{
    bool serverNoTakeover = false;
    bool clientNoTakeover = false;
    std::optional<int> serverBits;
    std::optional<int> clientBits; // HintOnly: without a value
};

enum class From : quint8 { Client, Server };

Error refused(const QString &message)
{
    return {ErrorCode::Refused, message, {}};
}

QString quoted(const QByteArray &bytes)
{
    constexpr qsizetype Most = 200;
    QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), Most)));
    if (bytes.size() > Most)
        text += u'…';
    return u'“' + text + u'”';
}

bool isDeflate(const Extension &extension)
{
    return extension.name.compare(Name, Qt::CaseInsensitive) == 0;
}

QByteArray parameterText(const Extension::Parameter &parameter)
{
    return parameter.value ? parameter.name + '=' + *parameter.value : parameter.name;
}

QString sectionOf(const QByteArray &name)
{
    return name == ServerNoTakeover   ? QStringLiteral("§7.1.1.1")
           : name == ClientNoTakeover ? QStringLiteral("§7.1.1.2")
           : name == ServerBits       ? QStringLiteral("§7.1.2.1")
           : name == ClientBits       ? QStringLiteral("§7.1.2.2")
                                      : QStringLiteral("§7.1");
}

/// 8 … 15 without leading zeros.
std::optional<int> windowBits(const QByteArray &value)
{
    for (int bits = MinBits; bits <= MaxBits; ++bits) {
        if (value == QByteArray::number(bits))
            return bits;
    }
    return std::nullopt;
}

Error badValue(const Extension::Parameter &parameter)
{
    const bool isWindow = parameter.name == ServerBits || parameter.name == ClientBits;
    return refused(
        (isWindow
             ? QStringLiteral("the permessage-deflate parameter %1 needs a number from 8 to 15 (RFC 7692 %2)")
             : QStringLiteral("the permessage-deflate parameter %1 takes no value (RFC 7692 %2)"))
            .arg(quoted(parameterText(parameter)), sectionOf(parameter.name)));
}

/// Takes one parameter into its place. The Error is that of its value or name.
Error takeParameter(const Extension::Parameter &parameter, From from, Parameters &into)
{
    if (parameter.name == ServerNoTakeover || parameter.name == ClientNoTakeover) {
        (parameter.name == ServerNoTakeover ? into.serverNoTakeover : into.clientNoTakeover) = true;
        return parameter.value ? badValue(parameter) : Error();
    }
    if (parameter.name != ServerBits && parameter.name != ClientBits)
        return refused(QStringLiteral("permessage-deflate has no parameter %1 (RFC 7692 §7.1)")
                           .arg(quoted(parameterText(parameter))));
    const bool isHint = parameter.name == ClientBits && from == From::Client && !parameter.value;
    const std::optional<int> bits = isHint ? HintOnly : windowBits(parameter.value.value_or(QByteArray()));
    (parameter.name == ServerBits ? into.serverBits : into.clientBits) = bits;
    return bits ? Error() : badValue(parameter);
}

Result<Parameters> readParameters(const Extension &extension, From from)
{
    Parameters read;
    QList<QByteArray> seen;
    for (const Extension::Parameter &parameter : extension.parameters) {
        if (const Error fault = takeParameter(parameter, from, read))
            return fault;
        if (seen.contains(parameter.name))
            return refused(
                QStringLiteral("the permessage-deflate parameter %1 is there twice (RFC 7692 §7.1)")
                    .arg(quoted(parameter.name)));
        seen.append(parameter.name);
    }
    return read;
}

/// The offers of permessage-deflate that are in order.
QList<Parameters> offersIn(const QList<QByteArray> &values)
{
    QList<Parameters> offers;
    const auto extensions = parseExtensions(values);
    if (!extensions)
        return offers;
    for (const Extension &extension : *extensions) {
        if (!isDeflate(extension))
            continue;
        if (const auto offered = readParameters(extension, From::Client))
            offers.append(offered.value());
    }
    return offers;
}

Error unconfirmed(const QByteArray &name)
{
    return refused(
        QStringLiteral("the server took the offer of permessage-deflate without confirming %1 (RFC 7692 %2)")
            .arg(quoted(name), sectionOf(name)));
}

Error windowTooLarge(const QByteArray &name, int answered, int offered)
{
    return refused(QStringLiteral("the server's %1=%2 is more than the %3 that was offered (RFC 7692 %4)")
                       .arg(QString::fromLatin1(name))
                       .arg(answered)
                       .arg(offered)
                       .arg(sectionOf(name)));
}

/// Whether an answer can be one to this offer.
Error compare(const Parameters &offered, const Parameters &answered)
{
    if (offered.serverNoTakeover && !answered.serverNoTakeover)
        return unconfirmed(ServerNoTakeover);
    if (offered.serverBits && !answered.serverBits)
        return unconfirmed(ServerBits);
    if (offered.serverBits && *answered.serverBits > *offered.serverBits)
        return windowTooLarge(ServerBits, *answered.serverBits, *offered.serverBits);
    if (answered.clientBits && !offered.clientBits)
        return refused(QStringLiteral("the server answered client_max_window_bits, which was not offered "
                                      "(RFC 7692 §7.1.2.2)"));
    if (answered.clientBits && *offered.clientBits != HintOnly && *answered.clientBits > *offered.clientBits)
        return windowTooLarge(ClientBits, *answered.clientBits, *offered.clientBits);
    return {};
}

DeflateTerms agreed(const Parameters &offered, const Parameters &answered)
{
    const int hinted = offered.clientBits.value_or(HintOnly);
    return {answered.serverNoTakeover, answered.clientNoTakeover || offered.clientNoTakeover,
            answered.serverBits.value_or(MaxBits),
            answered.clientBits.value_or(hinted == HintOnly ? MaxBits : hinted)};
}

/// The one element of the answer, which must be permessage-deflate.
Error checkNames(const QList<QByteArray> &offered, const QList<Extension> &answered,
                 const QList<QByteArray> &values)
{
    const auto offers = parseExtensions(offered).value_or(QList<Extension>());
    for (const Extension &extension : answered) {
        const bool known = std::any_of(offers.begin(), offers.end(), [&](const Extension &offer) {
            return offer.name.compare(extension.name, Qt::CaseInsensitive) == 0;
        });
        if (!known)
            return refused(QStringLiteral("the server turned on the extension %1, which was not offered "
                                          "(RFC 6455 §4.1)")
                               .arg(quoted(values.join(", "))));
        if (!isDeflate(extension))
            return refused(QStringLiteral("the server turned on the extension %1, which Framewatch does not "
                                          "speak (RFC 6455 §9.1)")
                               .arg(quoted(values.join(", "))));
    }
    if (answered.size() > 1)
        return refused(QStringLiteral("the server turned on permessage-deflate twice (RFC 7692 §5)"));
    return {};
}

QString windowWords(int bits, bool fresh)
{
    return QStringLiteral("window of %1, %2")
        .arg(bits < 10 ? QStringLiteral("%1 bytes").arg(1 << bits)
                       : QStringLiteral("%1 KiB").arg(1 << (bits - 10)),
             fresh ? QStringLiteral("new for each message") : QStringLiteral("kept between messages"));
}

} // namespace

QByteArray offer(const CompressionSettings &settings)
{
    if (!settings.enabled)
        return {};
    QByteArray text = Name;
    if (settings.serverNoContextTakeover)
        text += "; " + ServerNoTakeover;
    if (settings.clientNoContextTakeover)
        text += "; " + ClientNoTakeover;
    if (settings.serverMaxWindowBits < MaxBits)
        text += "; " + ServerBits + '=' + QByteArray::number(std::max(settings.serverMaxWindowBits, MinBits));
    text += "; " + ClientBits;
    if (settings.clientMaxWindowBits < MaxBits)
        text += '=' + QByteArray::number(std::max(settings.clientMaxWindowBits, MinBits));
    return text;
}

Result<std::optional<DeflateTerms>> judge(const QList<QByteArray> &offered, const QList<QByteArray> &answered)
{
    const auto extensions = parseExtensions(answered);
    if (!extensions)
        return refused(
            QStringLiteral("the server's Sec-WebSocket-Extensions %1 cannot be read (RFC 6455 §9.1)")
                .arg(quoted(answered.join(", "))));
    if (extensions->isEmpty())
        return std::optional<DeflateTerms>();
    if (const Error fault = checkNames(offered, *extensions, answered))
        return fault;
    const auto answer = readParameters(extensions->first(), From::Server);
    if (!answer)
        return answer.error();
    Error first =
        refused(QStringLiteral("the server took an offer of permessage-deflate that is not in order "
                               "(RFC 7692 §7.1)"));
    const QList<Parameters> offers = offersIn(offered);
    for (qsizetype i = 0; i < offers.size(); ++i) {
        const Error fault = compare(offers[i], answer.value());
        if (!fault)
            return std::optional<DeflateTerms>(agreed(offers[i], answer.value()));
        if (i == 0)
            first = fault;
    }
    return first;
}

std::optional<DeflateTerms> fromHeads(const QByteArray &request, const QByteArray &response)
{
    const auto terms = judge(headerValues(request, HeaderName), headerValues(response, HeaderName));
    return terms ? terms.value() : std::nullopt;
}

std::optional<Agreement> accept(const QList<QByteArray> &offered)
{
    const QList<Parameters> offers = offersIn(offered);
    if (offers.isEmpty())
        return std::nullopt;
    const Parameters &offer = offers.first();
    QByteArray answer = Name;
    if (offer.serverNoTakeover)
        answer += "; " + ServerNoTakeover;
    if (offer.clientNoTakeover)
        answer += "; " + ClientNoTakeover;
    if (offer.serverBits)
        answer += "; " + ServerBits + '=' + QByteArray::number(*offer.serverBits);
    if (offer.clientBits && *offer.clientBits != HintOnly)
        answer += "; " + ClientBits + '=' + QByteArray::number(*offer.clientBits);
    Parameters answered = offer;
    if (answered.clientBits == HintOnly)
        answered.clientBits.reset();
    return Agreement{agreed(offer, answered), answer};
}

QString words(const DeflateTerms &terms)
{
    return QStringLiteral("permessage-deflate; server: %1; client: %2")
        .arg(windowWords(terms.serverMaxWindowBits, terms.serverNoContextTakeover),
             windowWords(terms.clientMaxWindowBits, terms.clientNoContextTakeover));
}

} // namespace framewatch::Deflate
