framewatch_test(widgets/session/tst_pages LIBS framewatch_widgets)
