framewatch_test(widgets/theme/tst_theme LIBS framewatch_widgets)
framewatch_test(widgets/theme/tst_questionbar LIBS framewatch_widgets)
