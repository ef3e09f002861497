framewatch_test(model/core/tst_closecode LIBS framewatch_core)
framewatch_test(model/core/tst_values LIBS framewatch_core)
framewatch_test(model/core/tst_redactor LIBS framewatch_core)
framewatch_test(model/core/tst_framebytes LIBS framewatch_core)
