package io.otus.dissect.hart_ip;

import io.otus.core.event.Service;

/**
 * A command of a HART device.
 *
 * @param service its number, name and action
 * @param request layout of the data of a request
 * @param response layout of the data of a response, behind response code and device status
 * @param isKnown whether a specification that this was written from has it
 */
record Command(Service service, Layout request, Layout response, boolean isKnown) {
    static final int READ_UNIQUE_IDENTIFIER = 0;
    static final int READ_UNIQUE_IDENTIFIER_BY_TAG = 11;
    static final int READ_MESSAGE = 12;
    static final int READ_TAG_DESCRIPTOR_DATE = 13;
    static final int READ_LONG_TAG = 20;
    static final int READ_UNIQUE_IDENTIFIER_BY_LONG_TAG = 21;
    static final int EXTENDED = 31;
    static final int SEND_COMMAND_TO_SUB_DEVICE = 77;
    static final int READ_SUB_DEVICE_IDENTITY_SUMMARY = 84;

    int number() {
        return service.code();
    }
}
