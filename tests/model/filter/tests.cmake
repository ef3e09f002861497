framewatch_test(model/filter/tst_bytesearch LIBS framewatch_filter)
framewatch_test(model/filter/tst_filterexpression LIBS framewatch_filter)
framewatch_test(model/filter/tst_filterjob LIBS framewatch_filter TIMEOUT 120)
framewatch_test(model/filter/tst_scanplan LIBS framewatch_filter)
