// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells ThreadSanitizer what a Qt built without it keeps from it: that an event posted in one thread happens before its
// delivery in another, and the end of a thread before the return of wait(). Only part of tsan builds.
//
// The functions below stand in front of Qt's own of the same name for calls from our code and hand over to them. One
// token stands for all handovers, so this may hide a race between two that are unrelated; it reports none that is not.

#include <QMetaMethod>
#include <QMetaType>
#include <QObject>
#include <QThread>
#include <QThreadPool>
#include <QVariant>

#include <dlfcn.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

extern "C" {
void __tsan_acquire(void *address);
void __tsan_release(void *address);
extern const char __executable_start, etext; // the linker's

using Activate = void (*)(QObject *, const QMetaObject *, int, void **);
using Invoke = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
using Connect = QMetaObject::Connection (*)(const QObject *, void **, const QObject *, void **, QtPrivate::QSlotObjectBase *,
                                            Qt::ConnectionType, const int *, const QMetaObject *);
using StartRunnable = void (*)(QThreadPool *, QRunnable *, int);
using StartFunction = void (*)(QThreadPool *, std::function<void()>, int);
using Wait = bool (*)(QThread *, QDeadlineTimer);
using WaitForDone = bool (*)(QThreadPool *, int);

void framewatchActivate(QObject *, const QMetaObject *, int, void **) __asm__("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
bool framewatchInvoke(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType,
                      void *) __asm__("_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
QMetaObject::Connection framewatchConnect(
    const QObject *, void **, const QObject *, void **, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, const int *,
    const QMetaObject *) __asm__("_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK11QMetaObject");
void framewatchStart(QThreadPool *, QRunnable *, int) __asm__("_ZN11QThreadPool5startEP9QRunnablei");
void framewatchStartFunction(QThreadPool *, std::function<void()>, int) __asm__("_ZN11QThreadPool5startESt8functionIFvvEEi");
bool framewatchWait(QThread *, QDeadlineTimer) __asm__("_ZN7QThread4waitE14QDeadlineTimer");
bool framewatchWaitForDone(QThreadPool *, int) __asm__("_ZN11QThreadPool11waitForDoneEi");
}

namespace {

char token;

template <typename Function>
Function original(const char *symbol)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, symbol));
}

// A functor on its way to another thread. It is called there and destroyed in whichever of the two threads is the last,
// which Qt's reference count decides unseen.
class Carried final : public QtPrivate::QSlotObjectBase
{
public:
    explicit Carried(QSlotObjectBase *functor)
        : QSlotObjectBase(&Carried::impl)
        , m_functor(functor)
    {
    }

private:
    static void impl(int which, QSlotObjectBase *base, QObject *receiver, void **arguments, bool *)
    {
        auto *self = static_cast<Carried *>(base);
        __tsan_acquire(&token);
        if (which == Call) {
            self->m_functor->call(receiver, arguments);
            __tsan_release(&token);
        } else if (which == Destroy) {
            self->m_functor->destroyIfLastRef();
            delete self;
        }
    }

    QSlotObjectBase *m_functor;
};

QList<QMetaType> typesOf(void **signal, const QMetaObject *meta)
{
    int index = -1;
    void *arguments[] = {&index, signal};
    for (; meta; meta = meta->superClass()) {
        meta->d.static_metacall(nullptr, QMetaObject::IndexOfMethod, 0, arguments);
        if (index >= 0)
            break;
    }
    QList<QMetaType> types;
    if (meta) {
        const QMetaMethod method = meta->method(meta->methodOffset() + index);
        for (int i = 0; i < method.parameterCount(); ++i)
            types.append(method.parameterMetaType(i));
    }
    return types;
}

// A slot that may be called across threads. Qt copies the arguments unseen after activate() has begun; here they are
// copied in sight and carried over by a functor.
class Across final : public QtPrivate::QSlotObjectBase
{
public:
    Across(QSlotObjectBase *slot, QList<QMetaType> types, bool always)
        : QSlotObjectBase(&Across::impl)
        , m_slot(slot, [](QSlotObjectBase *done) { done->destroyIfLastRef(); })
        , m_types(std::move(types))
        , m_always(always)
    {
    }

private:
    static void impl(int which, QSlotObjectBase *base, QObject *receiver, void **arguments, bool *same)
    {
        auto *self = static_cast<Across *>(base);
        __tsan_acquire(&token);
        if (which == Call)
            self->carry(receiver, arguments);
        else if (which == Compare) // to disconnect it
            *same = self->m_slot->compare(arguments);
        else if (which == Destroy)
            delete self;
        __tsan_release(&token);
    }

    void carry(QObject *receiver, void **arguments)
    {
        if (!m_always && receiver->thread() == QThread::currentThread()) {
            m_slot->call(receiver, arguments);
            return;
        }
        std::vector<QVariant> copies;
        for (qsizetype i = 0; i < m_types.size(); ++i)
            copies.emplace_back(m_types.at(i), arguments[i + 1]);
        QMetaObject::invokeMethod(
            receiver,
            [slot = m_slot, receiver, copies = std::move(copies)]() mutable {
                std::vector<void *> pointers{nullptr};
                for (QVariant &copy : copies)
                    pointers.push_back(copy.data());
                slot->call(receiver, pointers.data());
            },
            Qt::QueuedConnection);
    }

    std::shared_ptr<QSlotObjectBase> m_slot;
    QList<QMetaType> m_types;
    bool m_always;
};

// Threads that have had an event and have not ended. QThread::wait() returns when Qt is done with the thread; what it
// did in its last event is told to whoever waits by the mutex, once the thread itself is done.
class Living
{
public:
    void add(QThread *thread)
    {
        const std::scoped_lock lock(m_mutex);
        m_threads.insert(thread);
    }
    void remove(QThread *thread)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_threads.erase(thread);
        }
        m_changed.notify_all();
    }
    void waitFor(QThread *thread)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_threads.contains(thread); });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<QThread *> m_threads;
};

Living &living()
{
    static auto *const threads = new Living; // threads may end after all else
    return *threads;
}

struct Life
{
    QThread *thread = QThread::currentThread();
    Life() { living().add(thread); }
    ~Life() { living().remove(thread); }
};

bool hearDelivery(void **)
{
    static thread_local const Life life;
    static_cast<void>(life);
    __tsan_acquire(&token);
    return false;
}

const bool registered = QInternal::registerCallback(QInternal::EventNotifyCallback, hearDelivery);

} // namespace

void framewatchActivate(QObject *sender, const QMetaObject *meta, int signal, void **arguments)
{
    static const auto real = original<Activate>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    __tsan_release(&token);
    real(sender, meta, signal, arguments);
    __tsan_acquire(&token); // a blocking connection
    __tsan_release(&token); // a direct one, whose slot another thread may take down
}

bool framewatchInvoke(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result)
{
    static const auto real =
        original<Invoke>("_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    auto *carried = new Carried(slot);
    __tsan_release(&token);
    const bool done = real(object, carried, type, result);
    __tsan_acquire(&token);
    return done;
}

QMetaObject::Connection framewatchConnect(const QObject *sender, void **signal, const QObject *receiver, void **slot,
                                          QtPrivate::QSlotObjectBase *object, Qt::ConnectionType type, const int *types,
                                          const QMetaObject *meta)
{
    static const auto real = original<Connect>(
        "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK11QMetaObject");
    const auto *caller = static_cast<const char *>(__builtin_return_address(0));
    const bool isOurs = caller >= &__executable_start && caller < &etext; // Qt's own slots may ask for their sender
    const int kind = type & 3;
    if (!isOurs || (kind != Qt::AutoConnection && kind != Qt::QueuedConnection))
        return real(sender, signal, receiver, slot, object, type, types, meta);
    auto *across = new Across(object, typesOf(signal, meta), kind == Qt::QueuedConnection);
    return real(sender, signal, receiver, slot, across, Qt::ConnectionType(type - kind + Qt::DirectConnection), nullptr, meta);
}

void framewatchStart(QThreadPool *pool, QRunnable *runnable, int priority)
{
    static const auto real = original<StartRunnable>("_ZN11QThreadPool5startEP9QRunnablei");
    __tsan_release(&token);
    real(pool, runnable, priority);
}

void framewatchStartFunction(QThreadPool *pool, std::function<void()> function, int priority)
{
    static const auto real = original<StartFunction>("_ZN11QThreadPool5startESt8functionIFvvEEi");
    std::function<void()> carried = [function = std::move(function)]() mutable {
        __tsan_acquire(&token);
        std::exchange(function, nullptr)();
        __tsan_release(&token);
    };
    __tsan_release(&token);
    real(pool, std::move(carried), priority);
}

bool framewatchWaitForDone(QThreadPool *pool, int ms)
{
    static const auto real = original<WaitForDone>("_ZN11QThreadPool11waitForDoneEi");
    const bool done = real(pool, ms);
    __tsan_acquire(&token);
    return done;
}

bool framewatchWait(QThread *thread, QDeadlineTimer deadline)
{
    static const auto real = original<Wait>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = real(thread, deadline);
    if (ended)
        living().waitFor(thread);
    __tsan_acquire(&token);
    return ended;
}
