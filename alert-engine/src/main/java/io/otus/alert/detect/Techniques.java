package io.otus.alert.detect;

import io.otus.alert.baseline.Role;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Origin;
import io.otus.core.event.Service;
import java.util.List;
import java.util.stream.Stream;

/** Technique ids of MITRE ATT&CK for ICS (version 17) that a finding is a trace of. */
public final class Techniques {
    /** Commonly used protocol for command and control; what is left when an act tells no more. */
    private static final String STANDARD_PROTOCOL = "T0869";

    private Techniques() {}

    /** The techniques of a finding. */
    public static List<String> of(Finding finding, Action action) {
        return switch (finding.broken()) {
            case Broken.Presence _ -> List.of("T0864");
            case Broken.RoleOf it -> role(it.role(), action);
            case Broken.Link _ -> join(STANDARD_PROTOCOL, ofAction(action));
            case Broken.Function it -> ofAction(it.service().action());
            case Broken.Points it -> it.written() ? written(finding.kind()) : List.of("T0801", "T0861");
            case Broken.Value _ -> List.of("T0836", "T0855");
            case Broken.Program it -> ofAction(it.moved().action());
            case Broken.DangerousAct it -> ofDanger(it.service());
            case Broken.Sweep _ -> List.of("T0846", "T0888");
            case Broken.Binding _ ->
                finding.kind() == Kind.ARP_SPOOF ? List.of("T0830", "T0856") : List.of("T0814", "T0849");
            case Broken.Rule it -> ofRule(finding.kind(), it.origin());
            case Broken.Hearing _ -> List.of();
        };
    }

    private static List<String> role(Role role, Action action) {
        return role == Role.SERVER ? List.of("T0849") : join("T0848", ofAction(action));
    }

    private static List<String> written(Kind kind) {
        return kind == Kind.SETPOINT_WRITE ? List.of("T0836", "T0855") : List.of("T0855");
    }

    private static List<String> ofAction(Action action) {
        return switch (action) {
            case READ, SUBSCRIBE -> List.of("T0801");
            case WRITE -> List.of("T0836", "T0855");
            case SELECT, OPERATE -> List.of("T0855");
            case START, MODE -> List.of("T0858");
            case STOP -> List.of("T0816", "T0858");
            case RESTART -> List.of("T0816");
            case UPLOAD -> List.of("T0845");
            case DOWNLOAD -> List.of("T0843", "T0889");
            case FIRMWARE -> List.of("T0839", "T0857");
            case CONFIGURE, TIME_SET -> List.of("T0836");
            case DELETE -> List.of("T0809");
            case DISCOVER -> List.of("T0846");
            case IDENTIFY, DIAGNOSE -> List.of("T0888");
            case AUTHENTICATE -> List.of("T0859");
            case FILE, SESSION, NOTIFY, OTHER -> List.of(STANDARD_PROTOCOL);
        };
    }

    private static List<String> ofDanger(Service service) {
        return service.dangerous() == Danger.BLIND ? List.of("T0803", "T0804", "T0814") : ofAction(service.action());
    }

    /** Malformed bytes are there to crash, or to break into, what reads them; who contradicts, speaks in the place of another. */
    private static List<String> ofRule(Kind kind, Origin origin) {
        if (kind == Kind.MALFORMED) {
            return List.of("T0814", "T0866");
        }
        return List.of("T0830", origin.flow().client() == origin.sender() ? "T0855" : "T0856");
    }

    private static List<String> join(String first, List<String> others) {
        return others.contains(first)
                ? others
                : Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
