// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

namespace framewatch {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("framewatch::Dialogs", text);
}

Dialogs::Unsaved answerOf(const QMessageBox *box, const QAbstractButton *save, const QAbstractButton *discard)
{
    if (save && box->clickedButton() == save)
        return Dialogs::Unsaved::Save;
    return box->clickedButton() == discard ? Dialogs::Unsaved::Discard : Dialogs::Unsaved::Cancel;
}

QStringList captureFilters()
{
    return {tr("Captures (*.fwcap)"), tr("All files (*)")};
}

void openFor(QFileDialog *dialog, QString &folder, const Dialogs::PathAnswer &answer)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(captureFilters());
    dialog->setDefaultSuffix(QStringLiteral("fwcap"));
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
                     [&folder](const QString &path) { folder = QFileInfo(path).absolutePath(); });
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, answer](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

} // namespace

Dialogs::~Dialogs() = default;

void NativeDialogs::askUnsaved(QWidget *parent, const Loss &loss, const UnsavedAnswer &answer)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, loss.canSave ? tr("Not saved") : tr("Not sent"),
                                loss.title, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(loss.detail);
    QPushButton *save = loss.canSave ? box->addButton(tr("&Save…"), QMessageBox::AcceptRole) : nullptr;
    QPushButton *discard =
        box->addButton(loss.canSave ? tr("&Don't save") : tr("&Close anyway"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    if (save) {
        StyleHint::set(save, StyleHint::Accent, true);
        discard->setShortcut(QKeySequence(Qt::Key_D)); // quick: one key
    }
    box->setDefaultButton(save ? save : cancel);
    QObject::connect(box, &QMessageBox::finished, box,
                     [box, save, discard, answer] { answer(answerOf(box, save, discard)); });
    box->open();
}

void NativeDialogs::askDelete(QWidget *parent, const QString &question, const QString &loss, const SureAnswer &answer)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Delete"), question, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(loss);
    QPushButton *sure = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    QObject::connect(box, &QMessageBox::finished, box,
                     [box, sure, answer] { answer(box->clickedButton() == sure); });
    box->open();
}

void NativeDialogs::askSaveFile(QWidget *parent, const QString &suggestion, const PathAnswer &answer)
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(parent, tr("Save capture"), m_folder);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestion);
    openFor(dialog, m_folder, answer);
}

void NativeDialogs::askOpenFile(QWidget *parent, const PathAnswer &answer)
{
    auto *dialog = new QFileDialog(parent, tr("Open capture"), m_folder);
    dialog->setFileMode(QFileDialog::ExistingFile);
    openFor(dialog, m_folder, answer);
}

} // namespace framewatch
