package io.otus.alert.detect;

/** The kinds of alerts. Their names are public: a kind is never renamed, and never used for something else. */
public enum Kind {
    /** A device appeared. */
    ASSET_NEW(
            Engine.POLICY,
            Severity.MEDIUM,
            10,
            "Find out what it is and who plugged it in; approve it if it belongs here."),
    /** A device fell silent. */
    ASSET_SILENT(
            Engine.OPERATIONAL,
            Severity.MEDIUM,
            11,
            "Check whether the device, its power and its network still work, and whether it was taken out on purpose."),
    /**
     * An identity fact of a device changed (firmware, model, module, name), or the state that the device reports of
     * itself.
     */
    ASSET_CHANGED(
            Engine.OPERATIONAL,
            Severity.MEDIUM,
            12,
            "Find out whether the device was exchanged, updated or restarted on purpose, and whether it is well; approve"
                    + " what it is now if so."),
    /** A new conversation began. */
    LINK_NEW(
            Engine.POLICY,
            Severity.MEDIUM,
            20,
            "Ask whoever runs the source whether it needs this connection; approve it if so."),
    /** An asset speaks a protocol that it never spoke before. */
    PROTO_NEW(
            Engine.POLICY,
            Severity.MEDIUM,
            22,
            "Find out which program on the device speaks it and who installed it; approve it if it was intended."),
    /** A protocol runs on an unusual port, or another one on a reserved port. */
    PORT_ODD(
            Engine.ANOMALY,
            Severity.MEDIUM,
            67,
            "Find out which program holds the connection open on either side; cut it off if nobody can say."),
    /** Credentials that anybody on the way can read were sent. */
    CLEARTEXT_CRED(
            Engine.POLICY,
            Severity.LOW,
            25,
            "Replace the service by an encrypted one, and change the password, which must count as known."),
    /** The period of a poll changed. */
    POLL_CHANGE(
            Engine.OPERATIONAL,
            Severity.LOW,
            26,
            "Ask whether the polling was changed on purpose; look for load or faults on the way otherwise."),
    /** Remote administration took place at an hour at which it never did before. */
    REMOTE_OFFHOURS(
            Engine.POLICY,
            Severity.MEDIUM,
            27,
            "Ask the user whose session it is whether it is theirs; end it if not."),
    /** A master stopped polling all of its devices, or one of them; or a transfer at even times did not come. */
    MASTER_SILENT(
            Engine.OPERATIONAL,
            Severity.MEDIUM,
            28,
            "Check the master and the line: meanwhile nobody sees or steers the devices that it polled."),
    /** A conversation used a function that it never used before. */
    FUNC_NEW(
            Engine.POLICY,
            Severity.MEDIUM,
            30,
            "Compare with planned work on either device; approve the function if it was intended."),
    /** A conversation touched points that it never touched before. */
    POINT_NEW(
            Engine.POLICY,
            Severity.MEDIUM,
            40,
            "Check the point in the process picture and ask who is working on it; approve it if it was intended."),
    /** A conversation wrote a number to a point that it never wrote before. */
    SETPOINT_WRITE(
            Engine.POLICY,
            Severity.HIGH,
            50,
            "Check the point in the process picture and ask who is working on it; approve it if it was intended."),
    /** A device administers another one remotely for the first time, or takes a program out of it. */
    LATERAL(
            Engine.POLICY,
            Severity.HIGH,
            58,
            "Find out who is at the source and whether they may administer the target; end the session if not."),
    /**
     * An asset acts in a new role. This alert stands above those on the facts that follow from the role: a new writer
     * writes new points.
     */
    ROLE_NEW(
            Engine.POLICY,
            Severity.HIGH,
            60,
            "Find out which program on it does this and who started it; isolate it if nobody did."),
    /** A device of the plant exchanges traffic with the internet. */
    EXT_CONN(
            Engine.POLICY,
            Severity.HIGH,
            61,
            "Block it at the firewall unless someone can say why a device of the plant needs the internet."),
    /** A device sends an unusual volume of data outwards. */
    EXFIL(
            Engine.ANOMALY,
            Severity.HIGH,
            62,
            "Find out what was sent: look at the source for what was collected, and block the receiver."),
    /** A device calls the same address again and again, as a program that waits for orders does. */
    BEACON(
            Engine.MALWARE,
            Severity.HIGH,
            63,
            "Find the program on the source that makes the connections, and block the address."),
    /** A value no longer moves, or does not follow its command. */
    VALUE_STUCK(
            Engine.ANOMALY,
            Severity.MEDIUM,
            64,
            "Compare with the process itself and with another instrument: the reading may be frozen or replayed."),
    /** Names of the domain name system carry data. */
    DNS_TUNNEL(
            Engine.MALWARE,
            Severity.HIGH,
            65,
            "Block the domain at the resolver, and find the program on the source that asks for its names."),
    /** A value moves slowly away from where it was. */
    VALUE_DRIFT(
            Engine.ANOMALY,
            Severity.MEDIUM,
            66,
            "Check the instrument and the process: it may be wear, or somebody who moves the value slowly."),
    /** The values of a point look like hidden data. */
    VALUE_ENTROPY(Engine.ANOMALY, Severity.MEDIUM, 68, "Find out which program sets the value and what it stands for."),
    /** A device refuses in an unusual way, or unusually often. */
    PROTOCOL_ERROR(
            Engine.PROTOCOL,
            Severity.MEDIUM,
            69,
            "Find out what the source asks for: a wrong configuration, a faulty device, or somebody who tries what"
                    + " works."),
    /** A value is outside the learned set or range. */
    VALUE_RANGE(
            Engine.POLICY,
            Severity.HIGH,
            70,
            "Check the process value now, set it back if it is wrong, and ask who entered it."),
    /** Bytes break the specification of their protocol. */
    MALFORMED(
            Engine.PROTOCOL,
            Severity.MEDIUM,
            71,
            "Look at the frames and find out what sends them: a faulty device, a scanner, or an attempt to break the"
                    + " receiver; approve it if the device is known to do so."),
    /** Two devices use one address, or one number by which others find a device. */
    IP_CONFLICT(
            Engine.ANOMALY,
            Severity.MEDIUM,
            72,
            "Find both devices by their MAC addresses at the switch, and give one another address or number."),
    /** A device tries other devices one after the other. */
    SCAN_HOST(
            Engine.ANOMALY,
            Severity.MEDIUM,
            73,
            "Find out which program on the source does this and who started it; isolate it if nobody did."),
    /** A device tries the ports of another device one after the other. */
    SCAN_PORT(
            Engine.ANOMALY,
            Severity.MEDIUM,
            73,
            "Find out which program on the source does this and who started it; isolate it if nobody did."),
    /** A device tries the points of another device one after the other. */
    SCAN_POINT(
            Engine.ANOMALY,
            Severity.MEDIUM,
            73,
            "Find out which program on the source does this and who started it; isolate it if nobody did."),
    /** A device claims the address of another one, or sends from it. */
    ARP_SPOOF(
            Engine.ANOMALY,
            Severity.HIGH,
            74,
            "Find the claimant by its MAC address at the switch, and cut it off: it may read and change traffic."),
    /**
     * A message contradicts what was sent before, or lacks what always came before it: it was injected, repeated, or
     * changed on the way.
     */
    SEQ_ANOMALY(
            Engine.ANOMALY,
            Severity.HIGH,
            75,
            "Find out whether someone speaks in the place of the sender: compare the MAC addresses in the frames with"
                    + " the switch, and what was sent with what either side logged."),
    /** A device tries the services of another device one after the other. */
    SCAN_FUNC(
            Engine.ANOMALY,
            Severity.HIGH,
            76,
            "Find out which program on the source does this; isolate it if nobody started it."),
    /** Somebody guesses passwords. */
    BRUTE_FORCE(Engine.ANOMALY, Severity.HIGH, 77, "Block the source, and change the password if one attempt worked."),
    /** Somebody signed in with the password that the product is delivered with. */
    DEFAULT_CRED(Engine.POLICY, Severity.HIGH, 78, "Set a password of your own on the device, and ask who signed in."),
    /** A rate is far beyond what was learned, or beyond what is possible. */
    FLOOD(
            Engine.ANOMALY,
            Severity.HIGH,
            79,
            "Cut the source off at the switch, and check whether the target still does its work."),
    /** The clock of a device was set. */
    TIME_MANIP(
            Engine.OPERATIONAL, Severity.MEDIUM, 80, "Check the clock of the device against the site's time source."),
    /** The operating mode of a controller was changed, or it was locked, so that nobody else can change it. */
    MODE_CHANGE(
            Engine.OPERATIONAL,
            Severity.HIGH,
            81,
            "Check the mode of the controller now, and whether this was planned work."),
    /** Logic was taken out of a device or put into it. */
    PROGRAM_XFER(
            Engine.OPERATIONAL,
            Severity.HIGH,
            82,
            "Compare the program in the device with the released one, and ask who moved it."),
    /** Firmware was replaced. */
    FIRMWARE_XFER(
            Engine.OPERATIONAL,
            Severity.CRITICAL,
            83,
            "Keep the device out of service until its firmware is known to be the maker's."),
    /**
     * A device was stopped, restarted or silenced, or something in it was deleted. Low if that is a service of a
     * computer and neither side takes part in the control of a process.
     */
    CMD_DANGEROUS(
            Engine.OPERATIONAL,
            Severity.CRITICAL,
            84,
            "Check the device and the process now, and whether this was planned work."),
    /** Bytes have the shape of a known exploit. */
    EXPLOIT_SIG(
            Engine.MALWARE,
            Severity.CRITICAL,
            86,
            "Isolate the source, and check the target for what the exploit leaves behind."),
    /** An address, domain, certificate or file is on a list of indicators. */
    MALWARE_IOC(
            Engine.MALWARE,
            Severity.CRITICAL,
            88,
            "Isolate the device of the plant that has part in it, and look for the program behind it."),
    /** A rule that the site wrote or imported matches. */
    RULE_MATCH(Engine.POLICY, Severity.MEDIUM, 89, "Do what whoever wrote the rule wants done when it holds."),
    /** The sensor does not hear or keep what it should. */
    SENSOR_HEALTH(
            Engine.OPERATIONAL,
            Severity.HIGH,
            90,
            "Check the mirror port, the cable and the load of the sensor; meanwhile it is partly blind.");

    private final Engine engine;
    private final Severity severity;
    private final int specificity;
    private final String advice;

    Kind(Engine engine, Severity severity, int specificity, String advice) {
        this.engine = engine;
        this.severity = severity;
        this.specificity = specificity;
        this.advice = advice;
    }

    /** Returns the engine that finds this kind. */
    public Engine engine() {
        return engine;
    }

    /** Returns the severity of this kind where no rule raises or lowers it. */
    public Severity severity() {
        return severity;
    }

    /** Returns the rank of this kind among those of the same severity: the kind of the higher rank names an act. */
    public int specificity() {
        return specificity;
    }

    /** Returns what to do about such an alert, in one sentence. */
    public String advice() {
        return advice;
    }
}
