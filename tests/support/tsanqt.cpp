// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells ThreadSanitizer what a Qt built without it keeps from it: that an event posted in one thread happens before its
// delivery in another, and the end of a thread before the return of wait(). Only part of tsan builds.
//
// The functions below stand in front of Qt's own of the same name for calls from our code and hand over to them. One
// token stands for all handovers, so this may hide a race between two that are unrelated; it reports none that is not.

#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <dlfcn.h>

extern "C" {
void __tsan_acquire(void *address);
void __tsan_release(void *address);

using Activate = void (*)(QObject *, const QMetaObject *, int, void **);
using Invoke = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
using StartRunnable = void (*)(QThreadPool *, QRunnable *, int);
using Wait = bool (*)(QThread *, QDeadlineTimer);

void framewatchActivate(QObject *, const QMetaObject *, int, void **) __asm__("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
bool framewatchInvoke(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType,
                      void *) __asm__("_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
void framewatchStart(QThreadPool *, QRunnable *, int) __asm__("_ZN11QThreadPool5startEP9QRunnablei");
bool framewatchWait(QThread *, QDeadlineTimer) __asm__("_ZN7QThread4waitE14QDeadlineTimer");
}

namespace {

char token;

template <typename Function>
Function original(const char *symbol)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, symbol));
}

bool acquireAtDelivery(void **)
{
    __tsan_acquire(&token);
    return false;
}

const bool registered = QInternal::registerCallback(QInternal::EventNotifyCallback, acquireAtDelivery);

} // namespace

void framewatchActivate(QObject *sender, const QMetaObject *meta, int signal, void **arguments)
{
    static const auto real = original<Activate>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    __tsan_release(&token);
    real(sender, meta, signal, arguments);
    __tsan_acquire(&token); // a blocking connection
}

bool framewatchInvoke(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result)
{
    static const auto real =
        original<Invoke>("_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    __tsan_release(&token);
    const bool done = real(object, slot, type, result);
    __tsan_acquire(&token);
    return done;
}

void framewatchStart(QThreadPool *pool, QRunnable *runnable, int priority)
{
    static const auto real = original<StartRunnable>("_ZN11QThreadPool5startEP9QRunnablei");
    __tsan_release(&token);
    real(pool, runnable, priority);
}

bool framewatchWait(QThread *thread, QDeadlineTimer deadline)
{
    static const auto real = original<Wait>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = real(thread, deadline);
    __tsan_acquire(&token);
    return ended;
}
