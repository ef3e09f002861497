framewatch_test(model/log/tst_entrytext LIBS framewatch_log)
framewatch_test(model/log/tst_messagelogmodel LIBS framewatch_log TIMEOUT 120)
