package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Action;
import io.otus.core.event.Service;

/**
 * What writing a property means, KNX Standard 3/5/1 §4: most are settings, some move a program or the device's mode.
 */
final class PropertyService {
    static final int SERIAL_NUMBER = 11;
    static final int MANUFACTURER_ID = 12;
    static final int ORDER_INFO = 15;
    static final int VERSION = 25;
    static final int FIRMWARE_REVISION = 9;
    static final int INDIVIDUAL_ADDRESS = 52;
    static final int MAC_ADDRESS = 64;
    static final int FRIENDLY_NAME = 76;
    static final int HARDWARE_TYPE = 78;
    /** Interface object type of the device itself. */
    static final int DEVICE_OBJECT = 0;
    /** Interface object type of KNXnet/IP parameters. */
    static final int IP_PARAMETER_OBJECT = 11;

    private static final int LOAD_STATE_CONTROL = 5;
    private static final int RUN_STATE_CONTROL = 6;
    private static final int PROGRAMMING_MODE = 54;
    private static final int NO_OPERATION = 0;
    private static final int UNLOAD = 4;
    private static final int RUN_STOP = 2;

    private final Service plain;
    private final Service load;
    private final Service unload;
    private final Service run;
    private final Service stop;
    private final Service programming;

    PropertyService(Service plain) {
        this.plain = plain;
        load = variant("load_state_control_load", Action.DOWNLOAD);
        unload = variant("load_state_control_unload", Action.DELETE);
        run = variant("run_state_control_restart", Action.RESTART);
        stop = variant("run_state_control_stop", Action.STOP);
        programming = variant("programming_mode", Action.MODE);
    }

    private Service variant(String what, Action action) {
        String name = plain.name() + "_" + what;
        return new Service(plain.code(), name, action).keyed(name);
    }

    /**
     * The service for what is written to a property.
     *
     * @param object type or index of the object that it is of; of the device itself both are 0
     * @param data what is written, in hexadecimal
     */
    Service of(long object, long property, String data) {
        if (property == LOAD_STATE_CONTROL || property == RUN_STATE_CONTROL) {
            int event = event(data);
            if (event == NO_OPERATION) {
                return plain;
            }
            return property == LOAD_STATE_CONTROL ? event == UNLOAD ? unload : load : event == RUN_STOP ? stop : run;
        }
        return property == PROGRAMMING_MODE && object == DEVICE_OBJECT ? programming : plain;
    }

    /** The event of a state machine: the first octet, whatever follows it. */
    private static int event(String data) {
        return data.length() < 2 ? NO_OPERATION : Integer.parseInt(data, 0, 2, 16);
    }
}
