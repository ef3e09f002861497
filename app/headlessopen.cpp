// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessopen.h"

#include "app/headlessoutput.h"

#include <QFile>

namespace framewatch {
namespace {

Error unwritable(const QString &name, const QString &why)
{
    return {ErrorCode::FileUnwritable, QStringLiteral("%1 cannot be written: %2").arg(name, why), {}};
}

Result<bool> writeFile(const CaptureReader &reader, const ExportOption &target)
{
    QFile file(target.file);
    if (file.exists())
        return Error{ErrorCode::FileExists, QStringLiteral("%1 exists already").arg(target.file), {}};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return unwritable(target.file, file.errorString());
    Result<bool> written = Exporter::write(reader, target.format, file);
    if (written && !file.flush())
        written = unwritable(target.file, file.errorString());
    if (!written)
        file.remove(); // half an export looks like a whole one
    return written;
}

} // namespace

Result<bool> printSavedCapture(const Options &options, QFileDevice &output)
{
    const auto reader = CaptureReader::open(options.openFile);
    if (!reader)
        return reader.error();
    if (const auto checked = reader.value()->check(); !checked)
        return checked.error();
    const ExportOption target =
        options.exportTo.value_or(ExportOption{Exporter::Format::JsonLines, QStringLiteral("-")});
    if (target.file != QLatin1String("-"))
        return writeFile(*reader.value(), target);
    if (const auto written = Exporter::write(*reader.value(), target.format, output); !written)
        return written.error();
    return writeOut(output, {});
}

} // namespace framewatch
