package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import io.otus.core.event.FlowInfo;
import io.otus.core.time.Nanos;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins the steps of one intruder ({@link Step}) into a {@link Trail}. A trail consists of what one device or network
 * card does, as long as each step begins within {@link #SPAN} of event time after the previous one was last seen. It
 * also contains
 *
 * <ul>
 *   <li>what a device does after somebody gained control of it by a path that was never used before: it belongs to
 *       whoever reached the device last;
 *   <li>what contradicts the traffic of a device whose address a card claims.
 * </ul>
 *
 * <p>A trail becomes an incident at its second step. The id of the incident is that of its first alert, so it is the
 * same on every replay. Confined to the analysis thread.
 */
final class Incidents {
    /** Longest pause within an incident, in nanoseconds: an hour. */
    static final long SPAN = Nanos.HOUR;
    /**
     * Most devices and cards whose trail is remembered, and most devices that were reached. The one updated longest ago
     * is dropped and starts anew.
     */
    static final int MAX_HOSTS = 4_096;

    private final SequencedMap<String, Trail> byHost = new LinkedHashMap<>();
    private final SequencedMap<String, Reach> reached = new LinkedHashMap<>();

    /**
     * Takes an alert that is new, or whose severity was raised. An alert that is a step already stays where it is.
     *
     * @param flow the flow that it was seen on; null if there is none
     * @return the earlier alerts of an incident that this alert begins to form; empty if there are none
     */
    List<Alert> join(Alert alert, @Nullable FlowInfo flow, long time) {
        Step step = Step.of(alert);
        if (step == null || alert.incident() != null) {
            return List.of();
        }
        Trail trail = trail(step, time);
        if (trail != null && trail.find(alert.id()) != null) {
            return List.of();
        }
        if (trail == null) {
            if (!step.opens()) {
                return List.of();
            }
            trail = new Trail(alert.id(), false);
        }
        List<Alert> first = trail.take(step);
        if (step.opens()) {
            place(step, trail, flow);
        }
        return first;
    }

    /** Returns the trail that a step belongs to; null if there is no recent one. */
    private @Nullable Trail trail(Step step, long time) {
        Trail claimed = mayBeInAnothersPlace(step) ? claimed(step.alert(), time) : null;
        if (claimed != null) {
            return claimed;
        }
        Reach hold = step.isDeed() ? reached.get(step.by()) : null;
        Trail own = hold != null && hold.holds(time) ? hold.trail() : alive(step.by(), time);
        if (step.giver() == null || (own != null && own.isIncident())) {
            return own;
        }
        Trail givers = alive(step.giver(), time);
        return givers != null ? givers : own;
    }

    private @Nullable Trail alive(String host, long time) {
        Trail trail = byHost.get(host);
        return trail != null && trail.isAlive(time) ? trail : null;
    }

    private @Nullable Trail claimed(Alert alert, long time) {
        for (Trail each : byHost.values()) {
            if (each.isAlive(time) && each.claimsAddressIn(alert)) {
                return each;
            }
        }
        return null;
    }

    /** Returns whether the alert contradicts the traffic of its source, while the card that sent it is unknown. */
    private static boolean mayBeInAnothersPlace(Step step) {
        return step.alert().kind() == Kind.SEQ_ANOMALY && step.alert().origin().card() == null;
    }

    /** Assigns the actor of a step, and the device that it controls since, to a trail. */
    private void place(Step step, Trail trail, @Nullable FlowInfo flow) {
        if (!mayBeInAnothersPlace(step) || !trail.claimsAddressIn(step.alert())) {
            put(byHost, step.by(), trail);
        }
        if (step.reached() != null) {
            put(reached, step.reached(), new Reach(trail, step.alert(), flow));
        }
    }

    private static <T> void put(SequencedMap<String, T> map, String host, T value) {
        map.putLast(host, value);
        if (map.size() > MAX_HOSTS) {
            map.pollFirstEntry();
        }
    }

    /** Returns the alert of this id if it waits for a second step or is the latest of a trail; null otherwise. */
    @Nullable
    Alert find(String id) {
        for (Trail trail : byHost.values()) {
            Alert found = trail.find(id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Restores the alerts of an earlier run, in any order. */
    void restore(Collection<Alert> alerts) {
        Map<String, Trail> incidents = new HashMap<>();
        List<Alert> ordered = alerts.stream()
                .sorted(Comparator.<Alert>comparingLong(each -> each.origin().firstSeen())
                        .thenComparing(Alert::id))
                .toList();
        for (Alert each : ordered) {
            Step step = Step.of(each);
            if (step != null && (step.opens() || each.incident() != null)) {
                restore(step, incidents);
            }
        }
    }

    private void restore(Step step, Map<String, Trail> incidents) {
        String incident = step.alert().incident();
        Trail trail;
        if (incident == null) {
            Trail known = alive(step.by(), step.alert().origin().firstSeen());
            if (known != null && known.isIncident()) {
                return; // it was left out of that incident, and must not end it
            }
            trail = known == null ? new Trail(step.alert().id(), false) : known;
        } else {
            trail = incidents.computeIfAbsent(incident, id -> new Trail(id, true));
        }
        trail.resume(step);
        if (step.opens()) {
            place(step, trail, null);
        }
    }
}
