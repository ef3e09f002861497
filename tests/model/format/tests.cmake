framewatch_test(model/format/tst_jsonformat LIBS framewatch_format)
