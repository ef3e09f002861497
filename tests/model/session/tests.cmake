framewatch_test(model/session/tst_session LIBS framewatch_session TIMEOUT 120)
