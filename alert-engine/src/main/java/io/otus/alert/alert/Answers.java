package io.otus.alert.alert;

import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Wording;
import io.otus.core.event.Danger;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.time.Nanos;
import java.util.IdentityHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What devices answer to the commands that alerts tell of: an alert is raised when something is asked, and whether it
 * was done is known later. Confined to the analysis thread.
 */
final class Answers {
    /** Most commands whose answer is waited for; that of others is not told. */
    private static final int MAX = 1_024;
    /** An answer comes within this time or never. */
    private static final long LATEST = 10 * Nanos.MINUTE;
    /** Most remarks of an alert with these: what else becomes known of it needs room too. */
    private static final int ROOM = Alert.MAX_REMARKS / 2;

    private record Awaited(Alert alert, Sighting sighting) {}

    private final Predicate<Alert> isAlive;
    private final IdentityHashMap<Operation, Awaited> awaited = new IdentityHashMap<>();

    /**
     * None is awaited yet.
     *
     * @param isAlive tells whether something may still be added to an alert
     */
    Answers(Predicate<Alert> isAlive) {
        this.isAlive = isAlive;
    }

    /** An alert tells of what was seen; if that is a command which was just given, its answer is waited for. */
    void await(Alert alert, Sighting sighting) {
        Operation operation = sighting.operation();
        if (operation != null
                && operation.request() != null
                && operation.origin().evidence().equals(sighting.evidence())
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
        if (command == null || !isAlive.test(command.alert)) {
            return null;
        }
        Operation operation = event.operation();
        String told = told(event.outcome(), Wording.service(operation.service()));
        if (told.isEmpty() || command.alert.remarks().size() >= ROOM) {
            return null;
        }
        String server = Wording.name(command.sighting.target(), operation.server());
        String known = "Outcome: " + Wording.withUnit(server, operation.unit()) + told;
        String line = known + ", first at " + Wording.minute(operation.origin().time()) + '.';
        return command.alert.addRemark(line, known) ? command.alert : null;
    }

    private static String told(Outcome outcome, String service) {
        return switch (outcome.kind()) {
            case OK -> " acknowledged " + service;
            case NO_RESPONSE -> " did not answer " + service;
            case ERROR -> {
                String verb =
                        outcome.isOfRelay() ? " was not reached by " : outcome.isPutOff() ? " put off " : " refused ";
                String error = outcome.name().isEmpty() ? "error " + outcome.code() : outcome.name();
                yield verb + service + ": " + error;
            }
            case UNPAIRED, UNCONFIRMED -> "";
        };
    }

    /** Event time moved on. */
    void sweep(long time) {
        awaited.values().removeIf(each -> time - each.sighting.time() > LATEST);
    }
}
