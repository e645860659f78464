package io.otus.alert.alert;

import java.util.List;

/**
 * Which alerts take something in, and which ones rest: nothing folds into those any more, and whether they may be
 * closed is still looked at. Confined to the analysis thread.
 */
final class LivingAlerts {
    private final Teller teller;
    private final Told told;
    private final Leads leads;
    private final OpenAlerts open = new OpenAlerts();
    private long restedEarly;

    /**
     * None yet.
     *
     * @param teller has those that are alive, and tells what is due of one before it rests
     * @param told what folds into which alert as it told of the same
     * @param leads what folds into which alert as it follows from that
     */
    LivingAlerts(Teller teller, Told told, Leads leads) {
        this.teller = teller;
        this.told = told;
        this.leads = leads;
    }

    /**
     * There may be something to tell of an alert from now on. If that makes too many, the least important ones rest.
     */
    void add(Alert alert, long time) {
        teller.watch(alert);
        List<Alert> resting = teller.makeRoom(alert, time);
        if (resting.isEmpty()) {
            return;
        }
        told.forget(resting);
        leads.forget(resting);
        for (Alert each : resting) {
            rest(each);
            restedEarly += Teller.isLiving(each, time) ? 1 : 0;
        }
    }

    /** How many alerts made room for others while more might have been folded in: the same again is a new alert. */
    long restedEarly() {
        return restedEarly;
    }

    /** Those of which nothing more is to come rest. */
    void sweep(long time) {
        teller.sweep(time).forEach(this::rest);
    }

    private void rest(Alert alert) {
        if (OpenAlert.isOpen(alert.status()) && alert.untold().isToldOf()) { // of others nobody has anything to close
            open.add(OpenAlert.of(AlertState.of(alert)));
        }
    }

    /** Somebody decided what becomes of one: if it rested, it does so no more. */
    void decided(String id) {
        open.remove(id);
    }

    /** The open alerts into which nothing folds any more, those that were seen longest ago first. */
    List<OpenAlert> resting(long time) {
        return open.with(teller.resting(time));
    }

    /** Takes up one that an earlier run left resting. */
    void restore(OpenAlert alert) {
        open.add(alert);
    }
}
