framewatch_test(model/capture/tst_capturewriter LIBS framewatch_capture TIMEOUT 120)
