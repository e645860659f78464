package io.otus.alert.alert;

import java.util.List;

/**
 * The alerts that take findings, and the resting alerts: those take none any more but may still be closed
 * automatically. Confined to the analysis thread.
 */
final class LivingAlerts {
    private final AlertWriter writer;
    private final ReportedFacts told;
    private final Leads leads;
    private final OpenAlerts open = new OpenAlerts();
    private long restedEarly;

    /**
     * Creates an empty set.
     *
     * @param writer holds the living alerts, and writes the due line of an alert before it rests
     * @param told which alerts take repeats
     * @param leads which alerts take consequences
     */
    LivingAlerts(AlertWriter writer, ReportedFacts told, Leads leads) {
        this.writer = writer;
        this.told = told;
        this.leads = leads;
    }

    /** Adds a living alert. If there are too many, the least important ones rest. */
    void add(Alert alert, long time) {
        writer.watch(alert);
        List<Alert> resting = writer.makeRoom(alert, time);
        if (resting.isEmpty()) {
            return;
        }
        told.forget(resting);
        leads.forget(resting);
        for (Alert each : resting) {
            rest(each);
            restedEarly += AlertWriter.isLiving(each, time) ? 1 : 0;
        }
    }

    /**
     * Returns how many alerts rested early, although they could still have taken findings. A repeat raises a new alert.
     */
    long restedEarly() {
        return restedEarly;
    }

    /** Puts alerts to rest that can take no more findings. */
    void sweep(long time) {
        writer.sweep(time).forEach(this::rest);
    }

    private void rest(Alert alert) {
        if (OpenAlert.isOpen(alert.status()) && alert.untold().isToldOf()) { // without a line nobody can see it
            open.add(OpenAlert.of(AlertState.of(alert)));
        }
    }

    /** A person decided about an alert: it rests no more. */
    void decided(String id) {
        open.remove(id);
    }

    /** Returns the open alerts that can take no more findings, those seen longest ago first. */
    List<OpenAlert> resting(long time) {
        return open.with(writer.resting(time));
    }

    /** Restores a resting alert of an earlier run. */
    void restore(OpenAlert alert) {
        open.add(alert);
    }
}
