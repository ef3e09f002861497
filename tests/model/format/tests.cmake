framewatch_test(model/format/tst_jsonformat LIBS framewatch_format)
framewatch_test(model/format/tst_binarytext LIBS framewatch_format)
