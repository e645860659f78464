package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one intruder so far. From the second step on it is an incident, whose id is that of the first. Confined
 * to the analysis thread.
 */
final class Trail {
    /** Most steps that wait for a second one to make an incident; further ones are left out. */
    static final int MAX_WAITING = 8;

    private final String id;
    private final List<Step> waiting = new ArrayList<>();
    private boolean isIncident;
    private @Nullable Alert latest;
    private @Nullable Alert claim;

    /**
     * Creates a trail without steps.
     *
     * @param id id of the first step's alert
     * @param isIncident whether an earlier run made an incident of it
     */
    Trail(String id, boolean isIncident) {
        this.id = id;
        this.isIncident = isIncident;
    }

    /**
     * Takes another step.
     *
     * @return the earlier steps if this one makes an incident of them; empty otherwise
     */
    List<Alert> take(Step step) {
        if (step.opens()) {
            latest = step.alert();
            noteClaim(step);
        }
        if (isIncident) {
            step.alert().joinIncident(id);
            return List.of();
        }
        boolean isNext = step.opens() && waiting.stream().anyMatch(each -> each.isFollowedBy(step));
        if (!isNext) {
            await(step);
            return List.of();
        }
        isIncident = true;
        List<Alert> first = waiting.stream().map(Step::alert).toList();
        waiting.clear();
        first.forEach(each -> each.joinIncident(id));
        step.alert().joinIncident(id);
        return first;
    }

    /** Restores a step of an earlier run without changing it. */
    void resume(Step step) {
        Alert last = latest;
        if (step.opens() && (last == null || step.alert().lastSeen() >= last.lastSeen())) {
            latest = step.alert(); // the alert itself, not its time: its repeats prolong the trail
        }
        noteClaim(step);
        if (!isIncident) {
            await(step);
        }
    }

    private void await(Step step) {
        if (step.opens() && waiting.size() < MAX_WAITING) {
            waiting.add(step);
        }
    }

    private void noteClaim(Step step) {
        if (step.alert().kind() == Kind.ARP_SPOOF || step.alert().kind() == Kind.IP_CONFLICT) {
            claim = step.alert();
        }
    }

    /** Returns whether the trail has a second step. */
    boolean isIncident() {
        return isIncident;
    }

    /** Returns whether another step at this time would still belong to the trail. */
    boolean isAlive(long time) {
        return latest != null && time - latest.lastSeen() < Incidents.SPAN;
    }

    /** Returns whether the intruder claims the address of an asset that takes part in an alert. */
    boolean claimsAddressIn(Alert alert) {
        Alert known = claim;
        return known != null
                && alert.involved().named().stream()
                        .anyMatch(each -> known.involved().has(each.id()));
    }

    /** Returns the alert of this id if it waits or is the latest; null otherwise. */
    @Nullable
    Alert find(String alertId) {
        if (latest != null && latest.id().equals(alertId)) {
            return latest;
        }
        for (Step step : waiting) {
            if (step.alert().id().equals(alertId)) {
                return step.alert();
            }
        }
        return null;
    }
}
