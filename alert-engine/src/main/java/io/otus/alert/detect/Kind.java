package io.otus.alert.detect;

/** What an alert says. Names are public, are never changed and never used for something else. */
public enum Kind {
    /** A device appeared. */
    ASSET_NEW(Engine.POLICY, Severity.MEDIUM, 10),
    /** A new conversation. */
    LINK_NEW(Engine.POLICY, Severity.MEDIUM, 20),
    /** A function that the conversation never used. */
    FUNC_NEW(Engine.POLICY, Severity.MEDIUM, 30),
    /** Points that the conversation never touched. */
    POINT_NEW(Engine.POLICY, Severity.MEDIUM, 40),
    /** A number written to a point that the conversation never wrote. */
    SETPOINT_WRITE(Engine.POLICY, Severity.HIGH, 50),
    /** An asset acts in a new role. Above the facts that follow from it: whoever is a new writer writes new points. */
    ROLE_NEW(Engine.POLICY, Severity.HIGH, 60),
    /** A value outside the learned set or range. */
    VALUE_RANGE(Engine.POLICY, Severity.HIGH, 70),
    /** Bytes that break the specification of their protocol. */
    MALFORMED(Engine.PROTOCOL, Severity.MEDIUM, 71),
    /** Two devices use one address. */
    IP_CONFLICT(Engine.ANOMALY, Severity.MEDIUM, 72),
    /** A device claims the address of another one. */
    ARP_SPOOF(Engine.ANOMALY, Severity.HIGH, 74),
    /** What was sent contradicts what was sent before: injected, repeated, or changed on the way. */
    SEQ_ANOMALY(Engine.ANOMALY, Severity.HIGH, 75),
    /** One service after the other is tried on a device. */
    SCAN_FUNC(Engine.ANOMALY, Severity.HIGH, 76),
    /** The clock of a device was set. */
    TIME_MANIP(Engine.OPERATIONAL, Severity.MEDIUM, 80),
    /** The operating mode of a controller was changed. */
    MODE_CHANGE(Engine.OPERATIONAL, Severity.HIGH, 81),
    /** Logic was taken out of a device or put into it. */
    PROGRAM_XFER(Engine.OPERATIONAL, Severity.HIGH, 82),
    /** Firmware was replaced. */
    FIRMWARE_XFER(Engine.OPERATIONAL, Severity.CRITICAL, 83),
    /** A device was stopped, restarted, silenced, or something in it deleted. */
    CMD_DANGEROUS(Engine.OPERATIONAL, Severity.CRITICAL, 84),
    /** The sensor does not hear what it should. */
    SENSOR_HEALTH(Engine.OPERATIONAL, Severity.HIGH, 90);

    private final Engine engine;
    private final Severity severity;
    private final int specificity;

    Kind(Engine engine, Severity severity, int specificity) {
        this.engine = engine;
        this.severity = severity;
        this.specificity = specificity;
    }

    /** The way of thinking that finds it. */
    public Engine engine() {
        return engine;
    }

    /** Its severity where no rule raises or lowers it. */
    public Severity severity() {
        return severity;
    }

    /** Which of two kinds of the same severity names an act: the higher one. */
    public int specificity() {
        return specificity;
    }
}
