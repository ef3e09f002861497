// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A request in the words of the single programs and languages. Every value is quoted for where it stands.
#pragma once

#include "model/settings/plainrequest.h"

namespace framewatch::CommandTexts {

QString curl(const PlainRequest &request);
QString wscat(const PlainRequest &request);
QString websocat(const PlainRequest &request);
QString javaScript(const PlainRequest &request);
QString node(const PlainRequest &request);
QString python(const PlainRequest &request);
QString qt(const PlainRequest &request);

} // namespace framewatch::CommandTexts
