// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/composerpanel.h"

#include "model/format/jsonformat.h"
#include "widgets/composer/binaryeditor.h"
#include "widgets/composer/bytecount.h"
#include "widgets/composer/composertools.h"
#include "widgets/composer/filedrop.h"
#include "widgets/composer/jsoncomposer.h"
#include "widgets/composer/sendkeys.h"
#include "widgets/composer/texteditor.h"
#include "widgets/theme/theme.h"

#include <QStackedWidget>

#include <array>

namespace framewatch {

namespace {

enum class Mode : quint8 { Json, Text, Binary };

const std::array<QString, 3> &modeNames() // in drafts
{
    static const std::array names = {QStringLiteral("json"), QStringLiteral("text"),
                                     QStringLiteral("binary")};
    return names;
}

/// More than this is no pleasure in any editor and holds the window up: for a second or so, a long line
/// sooner.
constexpr qsizetype LargestToEdit = 4 * 1024 * 1024;
constexpr qsizetype LongestLineToEdit = 256 * 1024;
constexpr qsizetype LongestJsonLineToEdit = 1024 * 1024;

qsizetype longestLine(QByteArrayView text)
{
    qsizetype longest = 0;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype found = text.indexOf('\n', start);
        const qsizetype end = found < 0 ? text.size() : found;
        longest = qMax(longest, end - start);
        start = end + 1;
    }
    return longest;
}

Mode modeFor(bool text, const QByteArray &payload)
{
    // Text that is not UTF-8 cannot be sent as text: offer its bytes.
    if (!text || !payload.isValidUtf8())
        return Mode::Binary;
    return JsonFormat::looksLikeJson(payload) ? Mode::Json : Mode::Text;
}

} // namespace

struct ComposerPanel::Private
{
    Private(Theme &shownWith, ComposerPanel &owner)
        : panel(owner)
        , theme(shownWith)
        , tools(new ComposerTools(theme))
        , pages(new QStackedWidget)
    {
    }

    MessageEditor &editor() const { return *editors[static_cast<size_t>(mode)]; }

    void build();
    MessageEditor *makeEditor(Mode wanted) const;
    MessageEditor &editorOf(Mode wanted);
    void connectEditor(MessageEditor &editor);
    void setMode(Mode wanted);
    void showStatus();
    void showNotice(const QString &what);

    ComposerPanel &panel;
    Theme &theme;
    ComposerTools *tools;
    QStackedWidget *pages;
    std::array<MessageEditor *, 3> editors{}; // each made when its mode is first chosen
    QVariantMap drafts;                       // for editors that are not made yet
    Mode mode = Mode::Json;
    QString notice; // instead of the editor's status, until something changes
};

void ComposerPanel::Private::build()
{
    auto *layout = new QVBoxLayout(&panel);
    layout->setContentsMargins(Metrics::Margin, Metrics::Grid + 1, Metrics::Margin, Metrics::Margin - 2);
    layout->setSpacing(Metrics::Grid + 1);
    layout->addWidget(tools);
    layout->addWidget(pages, 1);
    QObject::connect(tools, &ComposerTools::modeChosen, &panel, [this](int index) {
        setMode(static_cast<Mode>(index));
        Q_EMIT panel.stateEdited();
    });
    QObject::connect(tools, &ComposerTools::sendClicked, &panel, &ComposerPanel::send);
    QObject::connect(tools, &ComposerTools::problemClicked, &panel, [this] { editor().goToProblem(); });
    auto *drop = new FileDrop(panel); // in any mode: what is dropped shows which it is
    QObject::connect(drop, &FileDrop::hovered, &panel, [this](bool over) { editor().setDropTarget(over); });
    QObject::connect(drop, &FileDrop::dropped, &panel, [this](const QString &path) {
        setMode(Mode::Binary);
        static_cast<BinaryEditor &>(editor()).setFile(path);
    });
    hearSendKeys(panel, [this] { panel.send(); });
}

MessageEditor *ComposerPanel::Private::makeEditor(Mode wanted) const
{
    switch (wanted) {
    case Mode::Json:
        return new JsonComposer(theme);
    case Mode::Text:
        return new TextEditor(theme);
    case Mode::Binary:
        break;
    }
    return new BinaryEditor(theme);
}

MessageEditor &ComposerPanel::Private::editorOf(Mode wanted)
{
    MessageEditor *&made = editors[static_cast<size_t>(wanted)];
    if (!made) {
        made = makeEditor(wanted);
        made->setDraft(drafts);
        connectEditor(*made);
        pages->addWidget(made);
    }
    return *made;
}

void ComposerPanel::Private::connectEditor(MessageEditor &which)
{
    QObject::connect(&which, &MessageEditor::payloadReady, &panel, [this, &which](const QByteArray &payload) {
        Q_EMIT panel.sendRequested(which.isText(), payload);
    });
    QObject::connect(&which, &MessageEditor::edited, &panel, [this] {
        notice.clear();
        Q_EMIT panel.stateEdited();
    });
    QObject::connect(&which, &MessageEditor::statusChanged, &panel, [this, &which] {
        if (&which == &editor())
            showStatus();
    });
}

void ComposerPanel::Private::setMode(Mode wanted)
{
    MessageEditor &chosen = editorOf(wanted);
    mode = wanted;
    notice.clear();
    tools->setMode(static_cast<int>(wanted), chosen.tools());
    pages->setCurrentWidget(&chosen);
    panel.setFocusProxy(&chosen);
    showStatus();
}

void ComposerPanel::Private::showStatus()
{
    EditorStatus status = editor().status();
    if (!notice.isEmpty()) {
        status.kind = EditorStatus::Kind::Bad;
        status.text = notice;
        status.hasPlace = false;
    }
    tools->setStatus(status);
}

void ComposerPanel::Private::showNotice(const QString &what)
{
    notice = what;
    showStatus();
}

ComposerPanel::ComposerPanel(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(theme, *this))
{
    d->build();
    d->setMode(Mode::Json);
    setSending(Sending::Connects);
}

ComposerPanel::~ComposerPanel() = default;

QVariantMap ComposerPanel::state() const
{
    QVariantMap state = d->drafts;
    state.insert(QStringLiteral("mode"), modeNames()[static_cast<size_t>(d->mode)]);
    for (const MessageEditor *editor : d->editors) {
        if (editor)
            state.insert(editor->draft());
    }
    return state;
}

void ComposerPanel::setState(const QVariantMap &state)
{
    const QSignalBlocker quiet(this); // what comes from the settings need not go there
    d->drafts = state;
    for (MessageEditor *editor : d->editors) {
        if (editor)
            editor->setDraft(state);
    }
    const auto &names = modeNames();
    const auto found = std::find(names.begin(), names.end(), state.value(QStringLiteral("mode")).toString());
    d->setMode(found == names.end() ? Mode::Json : static_cast<Mode>(found - names.begin()));
}

void ComposerPanel::setSending(Sending sending)
{
    switch (sending) {
    case Sending::Now:
        d->tools->setSendText(tr("Send"));
        return;
    case Sending::Connects:
        d->tools->setSendText(tr("Connect and send"));
        return;
    case Sending::Queues:
        d->tools->setSendText(tr("Queue"));
        return;
    }
}

void ComposerPanel::send()
{
    d->editor().submit();
}

void ComposerPanel::setMessage(bool text, const QByteArray &payload)
{
    if (payload.size() > LargestToEdit)
        return d->showNotice(tr("%1 is too much to edit").arg(byteCount(payload.size())));
    const Mode mode = modeFor(text, payload);
    const qsizetype longest = mode == Mode::Binary ? 0 : longestLine(payload);
    if (longest > (mode == Mode::Json ? LongestJsonLineToEdit : LongestLineToEdit))
        return d->showNotice(tr("a line of %1 is too long to edit").arg(byteCount(longest)));
    d->setMode(mode);
    d->editor().load(payload);
    Q_EMIT stateEdited();
}

void ComposerPanel::addTool(QWidget *tool)
{
    d->tools->addTool(tool);
}

void ComposerPanel::focusEditor()
{
    d->editor().focusEditor();
}

} // namespace framewatch
