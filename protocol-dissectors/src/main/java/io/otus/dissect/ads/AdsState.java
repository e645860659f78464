package io.otus.dissect.ads;

import io.otus.core.event.Action;

/** States of an ADS device, ADS "ADSSTATE", and what it means to command one. */
enum AdsState {
    INVALID(0, Action.OTHER),
    IDLE(1, Action.MODE),
    RESET(2, Action.RESTART),
    INIT(3, Action.MODE),
    START(4, Action.START),
    RUN(5, Action.START),
    STOP(6, Action.STOP),
    SAVECFG(7, Action.CONFIGURE),
    LOADCFG(8, Action.CONFIGURE),
    POWERFAILURE(9, Action.OTHER),
    POWERGOOD(10, Action.OTHER),
    ERROR(11, Action.OTHER),
    SHUTDOWN(12, Action.STOP),
    SUSPEND(13, Action.STOP),
    RESUME(14, Action.START),
    CONFIG(15, Action.MODE),
    RECONFIG(16, Action.MODE),
    STOPPING(17, Action.STOP),
    INCOMPATIBLE(18, Action.OTHER),
    EXCEPTION(19, Action.OTHER);

    private static final AdsState[] ALL = values();

    private final int number;
    private final Action action;

    AdsState(int number, Action action) {
        this.number = number;
        this.action = action;
    }

    /** Its number on the wire. */
    int number() {
        return number;
    }

    /** The action of a command that sets this state. */
    Action action() {
        return action;
    }

    /**
     * Where a device stays that was commanded to take this state; {@link #INVALID} where that is another one, or not
     * known.
     */
    AdsState reached() {
        return switch (this) {
            case RUN, STOP, CONFIG -> this;
            case RECONFIG -> CONFIG;
            default -> INVALID;
        };
    }

    /** The state of this number; {@link #INVALID} where it is none. */
    static AdsState of(int number) {
        for (AdsState state : ALL) {
            if (state.number == number) {
                return state;
            }
        }
        return INVALID;
    }
}
