package io.otus.dissect.moxa;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/** The functions of requests. */
enum Function {
    DISCOVERY(0x01, "discovery", Action.DISCOVER, 4),
    DEVICE_NAME(0x10, "device_name", Action.IDENTIFY, 40),
    VERSION(0x16, "version", Action.IDENTIFY, 16),
    IP_ADDRESS(0x21, "ip_address", Action.IDENTIFY, 4),
    SUBNET_MASK(0x22, "subnet_mask", Action.IDENTIFY, 4),
    GATEWAY(0x23, "gateway", Action.IDENTIFY, 4);

    private static final Function[] ALL = values();

    @SuppressWarnings("ImmutableEnumChecker") // A record of strings, numbers and enums, which bears no annotation.
    private final Service service;

    private final int answerSize;

    Function(int code, String name, Action action, int answerSize) {
        this.service = new Service(code, name, action);
        this.answerSize = answerSize;
    }

    /** The function of a number; null for one that is not known. */
    static @Nullable Function of(int code) {
        for (Function function : ALL) {
            if (function.service.code() == code) {
                return function;
            }
        }
        return null;
    }

    Service service() {
        return service;
    }

    /** Octets that an answer has behind the device's id. */
    int answerSize() {
        return answerSize;
    }

    /** Whether an answer has all of them. */
    boolean isAnswered(ByteView answer) {
        return answer.length() >= MoxaFrame.SIZE + answerSize;
    }
}
