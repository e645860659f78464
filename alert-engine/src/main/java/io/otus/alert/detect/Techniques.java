package io.otus.alert.detect;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.List;
import java.util.stream.Stream;

/**
 * Technique ids of MITRE ATT&CK for ICS (version 17) that fit what is asked of a device, whichever detector finds fault
 * with it.
 */
public final class Techniques {
    /** Commonly used protocol for command and control: what remains if an act shows nothing more specific. */
    public static final String STANDARD_PROTOCOL = "T0869";

    private Techniques() {}

    /** Returns the techniques of an action. */
    public static List<String> of(Action action) {
        return switch (action) {
            case READ, SUBSCRIBE -> List.of("T0801");
            case WRITE -> List.of("T0836", "T0855");
            case ALARM_SET -> List.of("T0838", "T0836", "T0855");
            case CREDENTIAL_SET -> List.of("T0892");
            case SELECT, OPERATE -> List.of("T0855");
            case START, MODE -> List.of("T0858");
            case STOP -> List.of("T0816", "T0858");
            case RESTART -> List.of("T0816");
            case UPLOAD -> List.of("T0845");
            case DOWNLOAD -> List.of("T0843", "T0889");
            case FIRMWARE -> List.of("T0800", "T0839", "T0857");
            case CONFIGURE, TIME_SET -> List.of("T0836");
            case ACKNOWLEDGE -> List.of("T0878");
            case DELETE -> List.of("T0809");
            case DISCOVER -> List.of("T0846");
            case IDENTIFY, PROGRAM_INFO -> List.of("T0888");
            case DIAGNOSE -> List.of("T0868", "T0888");
            case FILE -> List.of("T0867", STANDARD_PROTOCOL);
            case AUTHENTICATE -> List.of("T0859");
            case SESSION, NOTIFY -> List.of(STANDARD_PROTOCOL);
            case UNSUBSCRIBE -> List.of("T0804", "T0878");
            case OTHER -> List.of("T0855", STANDARD_PROTOCOL);
        };
    }

    /** Returns the techniques of a service: those of its danger if that says more than its action. */
    public static List<String> of(Service service) {
        return switch (service.dangerous()) {
            case BLIND -> List.of("T0803", "T0804", "T0814", "T0878");
            case TRACES -> List.of("T0872", "T0809");
            case LOCK -> List.of("T0813");
            case NONE, HALT, MODE, UPLOAD, DOWNLOAD, FIRMWARE, TIME -> of(service.action());
        };
    }

    /** Puts one technique ahead of others, unless they already contain it. */
    public static List<String> join(String first, List<String> others) {
        return others.contains(first)
                ? others
                : Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
