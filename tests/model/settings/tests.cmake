framewatch_test(model/settings/tst_settingsjson LIBS framewatch_settings)
framewatch_test(model/settings/tst_settingssecrets LIBS framewatch_settings)
framewatch_test(model/settings/tst_variables LIBS framewatch_settings)
framewatch_test(model/settings/tst_profilestore LIBS framewatch_settings)
framewatch_test(model/settings/tst_secretstore LIBS framewatch_settings)
# A keychain of the machine is none of the test's business.
set_property(TEST tst_secretstore APPEND PROPERTY ENVIRONMENT "DBUS_SESSION_BUS_ADDRESS=")
framewatch_test(model/settings/tst_environmentstore LIBS framewatch_settings)
