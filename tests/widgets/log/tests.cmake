framewatch_test(widgets/log/tst_logpanel LIBS framewatch_widgets)
framewatch_test(widgets/log/tst_logcost LIBS framewatch_widgets)
