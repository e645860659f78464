package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one intruder so far: an incident from the second on, whose id is that of the first. Confined to the
 * analysis thread.
 */
final class Trail {
    /** Steps that wait for another one that makes an incident of them; more of the same are left out. */
    static final int MAX_WAITING = 8;

    private final String id;
    private final List<Step> waiting = new ArrayList<>();
    private boolean isIncident;
    private @Nullable Alert latest;
    private @Nullable Alert claim;

    /**
     * One without a step.
     *
     * @param id of the alert that is the first step
     * @param isIncident whether an earlier run made an incident of it
     */
    Trail(String id, boolean isIncident) {
        this.id = id;
        this.isIncident = isIncident;
    }

    /**
     * Takes another step.
     *
     * @return the steps that, by this one, turn out to be those of an incident; empty where none do
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

    /** Takes up a step that an earlier run left, as it left it. */
    void resume(Step step) {
        Alert last = latest;
        if (step.opens() && (last == null || step.alert().lastSeen() >= last.lastSeen())) {
            latest = step.alert(); // itself and not its time: what folds into it prolongs the trail
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

    /** Whether it has come to a second step. */
    boolean isIncident() {
        return isIncident;
    }

    /** Whether another step at this time still belongs to it. */
    boolean isAlive(long time) {
        return latest != null && time - latest.lastSeen() < Incidents.SPAN;
    }

    /** Whether the intruder claims the address of one who has part in an alert. */
    boolean claimsAddressIn(Alert alert) {
        Alert known = claim;
        return known != null
                && alert.involved().named().stream()
                        .anyMatch(each -> known.involved().has(each.id()));
    }

    /** The step of this id, where it waits or is the latest; null where it is neither. */
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
