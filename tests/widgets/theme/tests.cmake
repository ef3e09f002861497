framewatch_test(widgets/theme/tst_theme LIBS framewatch_widgets)
