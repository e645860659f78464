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
 * The outcomes of the commands that alerts report. An alert is raised on the request; whether the device carried it out
 * is known later. Confined to the analysis thread.
 */
final class Answers {
    /** Most commands whose answers are awaited; the outcomes of further commands are not reported. */
    private static final int MAX = 1_024;
    /** Longest time that an answer is awaited, in nanoseconds: ten minutes. */
    private static final long LATEST = 10 * Nanos.MINUTE;
    /** Most remarks of an alert at which an outcome is still added; the other half is left for other remarks. */
    private static final int ROOM = Alert.MAX_REMARKS / 2;

    private record Awaited(Alert alert, Sighting sighting) {}

    private final Predicate<Alert> isAlive;
    private final IdentityHashMap<Operation, Awaited> awaited = new IdentityHashMap<>();

    /**
     * Creates an empty table.
     *
     * @param isAlive returns whether remarks can still be added to an alert
     */
    Answers(Predicate<Alert> isAlive) {
        this.isAlive = isAlive;
    }

    /** Awaits the answer to a command that an alert has just reported; other sightings are ignored. */
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
     * @return the alert to which the outcome was added; null if there is none
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

    /** Event time advanced: drops commands whose answer did not come in time. */
    void sweep(long time) {
        awaited.values().removeIf(each -> time - each.sighting.time() > LATEST);
    }
}
