// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/inspectorpanel.h"

#include "model/wire/frametext.h"
#include "widgets/inspector/codeview.h"
#include "widgets/inspector/entryfacts.h"
#include "widgets/inspector/entryloader.h"
#include "widgets/inspector/framesview.h"
#include "widgets/inspector/handshakeview.h"
#include "widgets/inspector/hexview.h"
#include "widgets/inspector/messageview.h"
#include "widgets/inspector/metaline.h"
#include "widgets/inspector/payloadactions.h"
#include "widgets/inspector/tabrow.h"
#include "widgets/inspector/viewtoggles.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QDataStream>
#include <QFileDialog>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace framewatch {

namespace {

enum Tab { MessageTab, HexTab, FramesTab, HandshakeTab };
constexpr auto ConnectionRefresh = 250ms;

} // namespace

struct InspectorPanel::Private
{
    Private(InspectorPanel &panel, Theme &shownWith)
        : q(panel)
        , theme(shownWith)
        , tabRow(new TabRow)
        , tabs(tabRow->tabs())
        , toggles(tabRow->toggles())
        , meta(new MetaLine(theme))
        , pages(new QStackedWidget)
        , message(new MessageView(theme))
    {
    }

    void layOut();
    void addPage(QWidget *page);
    HexView &hexPage();
    FramesView &framesPage();
    HandshakeView &handshakePage();
    void fillPage();
    void fillAnew();
    void addResendActions();
    void connectLoader();
    void connectParts();
    void setUpRefresh();
    void selectTab(int tab);
    void refreshMeta();
    void load(bool whole);
    void show(const LoadedEntry &entry);
    void showLoading(const LoadedEntry &preview);
    void showNothing();
    void fail(const QString &sentence);
    void readConnection();
    std::optional<ConnectionRecord> wantedConnection() const;
    void copy(MetaLine::Copy what);
    void askWhereToSave();

    InspectorPanel &q;
    Theme &theme;
    TabRow *tabRow;
    QTabBar *tabs;
    ViewToggles *toggles;
    MetaLine *meta;
    QStackedWidget *pages;
    MessageView *message;
    HexView *hex = nullptr; // these three are made when first looked at
    FramesView *frames = nullptr;
    HandshakeView *handshake = nullptr;
    QAction *resend = nullptr;
    QTimer refresh;
    EntryLoader loader; // after the widgets: its pool ends before they do
    LoadedEntry shown;
    bool hasText = false;
    bool hexIsOld = true;
    bool framesAreOld = true;
    qint64 wantedId = 0;
    std::optional<ConnectionRecord> connection;
};

InspectorPanel::InspectorPanel(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, theme))
{
    StyleHint::set(this, StyleHint::Panel);
    setAttribute(Qt::WA_StyledBackground);
    d->layOut();
    d->addResendActions();
    d->connectLoader();
    d->connectParts();
    d->setUpRefresh();
    d->showNothing();
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::Private::layOut()
{
    auto *layout = Parts::bare<QVBoxLayout>(0, &q);
    layout->addWidget(tabRow);
    layout->addWidget(Parts::line(Qt::Horizontal));
    layout->addWidget(meta);
    layout->addWidget(pages, 1);
    for (const QString &title : {InspectorPanel::tr("Message"), InspectorPanel::tr("Hex"),
                                 InspectorPanel::tr("Frames"), InspectorPanel::tr("Handshake")})
        tabs->addTab(title);
    addPage(message);
    q.setFocusProxy(tabs);
}

void InspectorPanel::Private::addPage(QWidget *page)
{
    pages->addWidget(page);
    pages->setCurrentWidget(page);
}

void InspectorPanel::Private::fillAnew()
{
    hexIsOld = framesAreOld = true;
    if (hex)
        hex->setBytes({}); // it may be the last to hold a large payload
    fillPage();
}

HexView &InspectorPanel::Private::hexPage()
{
    if (!hex) {
        hex = new HexView(theme);
        hex->setObjectName(QStringLiteral("inspectorHex"));
        hex->addAction(resend);
        addPage(hex);
    }
    return *hex;
}

FramesView &InspectorPanel::Private::framesPage()
{
    if (!frames) {
        frames = new FramesView(theme);
        addPage(frames);
    }
    return *frames;
}

HandshakeView &InspectorPanel::Private::handshakePage()
{
    if (!handshake) {
        handshake = new HandshakeView(theme);
        addPage(handshake);
    }
    return *handshake;
}

/// What is not looked at is not filled: rows are stepped through faster than four pages can be.
void InspectorPanel::Private::fillPage()
{
    switch (tabs->currentIndex()) {
    case HexTab:
        if (std::exchange(hexIsOld, false))
            hexPage().setBytes(shown.entry.payload);
        pages->setCurrentWidget(hex);
        break;
    case FramesTab:
        if (std::exchange(framesAreOld, false))
            framesPage().setFrames(shown.entry.frames);
        pages->setCurrentWidget(frames);
        break;
    case HandshakeTab:
        handshakePage().setConnection(connection);
        pages->setCurrentWidget(handshake);
        break;
    default: // filled with the entry: only the loader has its text
        pages->setCurrentWidget(message);
    }
}

void InspectorPanel::Private::addResendActions()
{
    resend = new QAction(InspectorPanel::tr("Edit and send again"), &q);
    connect(resend, &QAction::triggered, &q, [this] { Q_EMIT q.resendRequested(wantedId); });
    message->setPayloadActions(toggles->switches() + QList<QAction *>{resend}, {resend});
}

void InspectorPanel::Private::connectLoader()
{
    loader.setDocumentMaker([this] { return message->code()->makeDocument(); });
    connect(&loader, &EntryLoader::loading, &q, [this](const LoadedEntry &preview) { showLoading(preview); });
    connect(&loader, &EntryLoader::loaded, &q, [this](const LoadedEntry &entry) { show(entry); });
    connect(&loader, &EntryLoader::failed, &q, [this](const QString &sentence) { fail(sentence); });
}

void InspectorPanel::Private::connectParts()
{
    connect(tabs, &QTabBar::currentChanged, &q, [this](int tab) { selectTab(tab); });
    connect(toggles, &ViewToggles::prettyToggled, &q, [this] { load(shown.isWhole); });
    connect(toggles, &ViewToggles::wrapToggled, message, &MessageView::setWrapping);
    connect(meta, &MetaLine::copyRequested, &q, [this](MetaLine::Copy what) { copy(what); });
    connect(meta, &MetaLine::saveRequested, &q, [this] { askWhereToSave(); });
    connect(message, &MessageView::loadAllRequested, &q, [this] { load(true); });
    connect(message, &MessageView::saveRequested, &q, [this] { askWhereToSave(); });
}

void InspectorPanel::Private::setUpRefresh()
{
    refresh.setSingleShot(true);
    refresh.setInterval(ConnectionRefresh);
    connect(&refresh, &QTimer::timeout, &q, [this] { readConnection(); });
}

void InspectorPanel::Private::selectTab(int tab)
{
    if (tab == HandshakeTab)
        connection = wantedConnection();
    fillPage();
    refreshMeta();
}

void InspectorPanel::Private::refreshMeta()
{
    const Entry &entry = shown.entry;
    const bool sendable = entry.id != 0 && isMessage(entry.kind);
    const bool onMessage = tabs->currentIndex() == MessageTab;
    meta->setVisible(entry.id != 0 && !isEvent(entry.kind) && tabs->currentIndex() != HandshakeTab);
    meta->setAbilities(!isEvent(entry.kind), shown.text.json);
    toggles->setAbilities(onMessage && sendable && shown.text.json, onMessage && hasText);
    resend->setVisible(sendable);
}

void InspectorPanel::setCapture(const QString &path)
{
    const Result<bool> opened = d->loader.open(path);
    d->connection.reset();
    d->showNothing();
    if (!opened)
        d->fail(opened.error().message);
}

qint64 InspectorPanel::currentEntry() const
{
    return d->wantedId;
}

void InspectorPanel::showEntry(qint64 id)
{
    d->wantedId = id;
    if (id == 0)
        d->showNothing();
    else
        d->load(false);
}

void InspectorPanel::refreshConnection()
{
    // A connection that has ended does not change any more.
    const bool live = !d->connection || d->connection->endedNs == 0 || d->wantedId == 0;
    if (live && d->tabs->currentIndex() == HandshakeTab && !d->refresh.isActive())
        d->refresh.start();
}

void InspectorPanel::Private::load(bool whole)
{
    if (wantedId != 0)
        loader.load({wantedId, toggles->isPretty(), whole});
}

void InspectorPanel::Private::show(const LoadedEntry &entry)
{
    shown = entry;
    shown.text.text.clear(); // the view keeps it
    shown.text.styles.clear();
    shown.text.document.reset();
    hasText = !entry.text.isEmpty();
    connection = wantedConnection(); // the message's view tells of it too
    const qsizetype frameCount = FrameText::index(entry.entry.frames).starts.size();
    meta->setParts(entry.entry.direction,
                   EntryFacts::summary(entry.entry, frameCount, entry.isUtf8, entry.text.json));
    message->showEntry(entry, connection);
    fillAnew();
    refreshMeta();
}

void InspectorPanel::Private::showLoading(const LoadedEntry &preview)
{
    shown = preview;
    shown.entry.payload.clear();
    hasText = false;
    const qsizetype frameCount = FrameText::index(preview.entry.frames).starts.size();
    meta->setParts(preview.entry.direction, EntryFacts::summary(preview.entry, frameCount, true, false));
    message->showLoading(preview.entry);
    connection = wantedConnection();
    fillAnew();
    refreshMeta();
}

void InspectorPanel::Private::showNothing()
{
    loader.cancel();
    wantedId = 0;
    shown = {};
    hasText = false;
    message->showHint(InspectorPanel::tr("Select a row to see it in full"));
    connection = wantedConnection();
    fillAnew();
    refreshMeta();
}

void InspectorPanel::Private::fail(const QString &sentence)
{
    if (shown.entry.id != wantedId)
        message->showHint({});
    message->showNotice(sentence, true);
}

std::optional<ConnectionRecord> InspectorPanel::Private::wantedConnection() const
{
    const CaptureReader *reader = loader.reader();
    if (!reader)
        return {};
    int number = shown.entry.connection;
    if (wantedId == 0) {
        const auto last = reader->entry(reader->lastId(), 0);
        number = last ? last->connection : 1;
    }
    return number > 0 ? reader->connection(number) : std::nullopt;
}

void InspectorPanel::Private::readConnection()
{
    connection = wantedConnection();
    fillPage();
}

void InspectorPanel::Private::copy(MetaLine::Copy what)
{
    const auto work = [what](const Entry &entry) { return PayloadActions::copyText(entry, what); };
    loader.withWhole(wantedId, work,
                     [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
}

void InspectorPanel::Private::askWhereToSave()
{
    auto *dialog = new QFileDialog(&q, InspectorPanel::tr("Save payload"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(PayloadActions::suggestedName(shown.entry, shown.text.json));
    connect(dialog, &QFileDialog::fileSelected, &q, &InspectorPanel::savePayload);
    dialog->open();
}

void InspectorPanel::savePayload(const QString &path)
{
    const auto work = [path](const Entry &entry) { return PayloadActions::save(entry, path); };
    d->loader.withWhole(d->wantedId, work, [this, path](const QString &problem) {
        d->message->showNotice(problem.isEmpty() ? tr("Saved to %1").arg(path) : problem, !problem.isEmpty());
    });
}

QByteArray InspectorPanel::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << quint8(1) << qint32(d->tabs->currentIndex()) << d->toggles->isPretty()
           << d->toggles->isWrapping();
    return state;
}

void InspectorPanel::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    quint8 version = 0;
    qint32 tab = 0;
    bool pretty = true;
    bool wrap = false;
    stream >> version >> tab >> pretty >> wrap;
    if (stream.status() != QDataStream::Ok || version != 1)
        return;
    d->toggles->setPretty(pretty);
    d->toggles->setWrapping(wrap);
    d->tabs->setCurrentIndex(tab);
}

} // namespace framewatch
