// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/composerpanel.h"

#include "model/format/jsonformat.h"
#include "widgets/composer/binaryeditor.h"
#include "widgets/composer/bytecount.h"
#include "widgets/composer/composertools.h"
#include "widgets/composer/filedrop.h"
#include "widgets/composer/jsoncomposer.h"
#include "widgets/composer/texteditor.h"
#include "widgets/theme/theme.h"

#include <QShortcut>
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
    Private(Theme &theme, ComposerPanel &owner)
        : panel(owner)
        , json(new JsonComposer(theme))
        , text(new TextEditor(theme))
        , binary(new BinaryEditor(theme))
        , tools(new ComposerTools(theme, {json->tools(), text->tools(), binary->tools()}))
        , pages(new QStackedWidget)
    {
    }

    MessageEditor &editor() const { return *editors[static_cast<size_t>(mode)]; }

    void build();
    void connectEditor(MessageEditor &editor);
    void setMode(Mode wanted);
    void showStatus();
    void showNotice(const QString &what);

    ComposerPanel &panel;
    JsonComposer *json;
    TextEditor *text;
    BinaryEditor *binary;
    ComposerTools *tools;
    QStackedWidget *pages;
    std::array<MessageEditor *, 3> editors = {json, text, binary};
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
    for (MessageEditor *editor : editors) {
        pages->addWidget(editor);
        connectEditor(*editor);
    }
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
        binary->setFile(path);
    });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(static_cast<int>(Qt::CTRL) | key), &panel);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false); // a key held down is not a hundred messages
        QObject::connect(shortcut, &QShortcut::activated, &panel, &ComposerPanel::send);
    }
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
    mode = wanted;
    notice.clear();
    tools->setMode(static_cast<int>(wanted));
    pages->setCurrentIndex(static_cast<int>(wanted));
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
    setConnected(false);
}

ComposerPanel::~ComposerPanel() = default;

QVariantMap ComposerPanel::state() const
{
    QVariantMap state = {{QStringLiteral("mode"), modeNames()[static_cast<size_t>(d->mode)]}};
    for (const MessageEditor *editor : d->editors)
        state.insert(editor->draft());
    return state;
}

void ComposerPanel::setState(const QVariantMap &state)
{
    const QSignalBlocker quiet(this); // what comes from the settings need not go there
    for (MessageEditor *editor : d->editors)
        editor->setDraft(state);
    const auto &names = modeNames();
    const auto found = std::find(names.begin(), names.end(), state.value(QStringLiteral("mode")).toString());
    d->setMode(found == names.end() ? Mode::Json : static_cast<Mode>(found - names.begin()));
}

void ComposerPanel::setConnected(bool connected)
{
    d->tools->setSendText(connected ? tr("Send") : tr("Connect and send"));
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

void ComposerPanel::focusEditor()
{
    d->editor().focusEditor();
}

} // namespace framewatch
