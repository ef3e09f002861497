framewatch_test(model/wire/tst_frame LIBS framewatch_wire)
framewatch_test(model/wire/tst_framedecoder LIBS framewatch_wire)
framewatch_test(model/wire/tst_utf8validator LIBS framewatch_wire)
framewatch_test(model/wire/tst_wiretap LIBS framewatch_wire TIMEOUT 120)
