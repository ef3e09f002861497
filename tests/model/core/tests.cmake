framewatch_test(model/core/tst_closecode LIBS framewatch_core)
