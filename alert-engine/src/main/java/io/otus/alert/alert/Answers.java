package io.otus.alert.alert;

import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Wording;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What devices answer to the commands that alerts tell of: an alert is raised when something is asked, and whether it
 * was done is known later. That it was refused, or that nobody answered, is worth a line; that it was acknowledged is
 * told with the next one. Confined to the analysis thread.
 */
final class Answers {
    /** Most commands whose answer is waited for; that of others is not told. */
    private static final int MAX = 1_024;
    /** An answer comes within this time or never, in nanoseconds: ten minutes. */
    private static final long LATEST = 600_000_000_000L;
    /** Most remarks of an alert: what else becomes known of it needs room too. */
    private static final int MAX_REMARKS = Alert.MAX_REMARKS / 2;

    private record Awaited(Alert alert, Sighting sighting) {}

    private final Map<Operation, Awaited> awaited = new IdentityHashMap<>();

    /** An alert tells of what was seen; if that is a command which was just given, its answer is waited for. */
    void await(Alert alert, Sighting sighting) {
        Operation operation = sighting.operation();
        if (operation != null
                && operation.request() != null
                && sighting.evidence() == operation.origin().evidence()
                && isCommand(operation.service())
                && awaited.size() < MAX) {
            awaited.put(operation, new Awaited(alert, sighting));
        }
    }

    private static boolean isCommand(Service service) {
        return service.dangerous() != Danger.NONE || service.action().isCommand();
    }

    /**
     * An operation ended.
     *
     * @return the alert of which it told something new; null where there is none
     */
    @Nullable
    Alert answered(OperationCompleted event) {
        Awaited command = awaited.isEmpty() ? null : awaited.remove(event.operation());
        if (command == null || command.alert.remarks().size() >= MAX_REMARKS) {
            return null;
        }
        String told = told(event.outcome());
        if (told.isEmpty()) {
            return null;
        }
        Operation operation = event.operation();
        String server = Wording.name(command.sighting.target(), operation.server());
        String line = "Answer: " + Wording.withUnit(server, operation.unit())
                + told.formatted(Wording.service(operation.service()));
        return command.alert.note(line, event.outcome().kind() != Outcome.Kind.OK) ? command.alert : null;
    }

    private static String told(Outcome outcome) {
        return switch (outcome.kind()) {
            case OK -> " acknowledged %s.";
            case NO_RESPONSE -> " did not answer %s.";
            case ERROR -> {
                String verb =
                        outcome.isOfRelay() ? " was not reached by" : outcome.isPutOff() ? " put off" : " refused";
                String error = outcome.name().isEmpty() ? "error " + outcome.code() : outcome.name();
                yield verb + " %s: " + error.replace("%", "%%") + '.';
            }
            case UNPAIRED, UNCONFIRMED -> "";
        };
    }

    /** Event time moved on. */
    void sweep(long time) {
        awaited.values().removeIf(each -> time - each.sighting.time() > LATEST);
    }
}
