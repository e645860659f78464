package io.otus.simulator.kinds;

import java.util.List;
import java.util.function.Supplier;

/**
 * Two captures for a kind of alert, made when they are asked for.
 *
 * @param kind its name
 * @param fires the capture that raises it
 * @param quiet the one next to that, which must not
 */
public record KindPair(String kind, Supplier<KindCapture> fires, Supplier<KindCapture> quiet) {
    private static final List<KindPair> ALL = List.of(
            new KindPair("ARP_SPOOF", Addresses::claimed, Addresses::replaced),
            new KindPair("ASSET_CHANGED", Devices::updated, Devices::askedMore),
            new KindPair("ASSET_NEW", Devices::plugged, Devices::readdressed),
            new KindPair("ASSET_SILENT", Devices::switchedOff, Devices::restarted),
            new KindPair("BEACON", Outside::evenly, Outside::byHand),
            new KindPair("BRUTE_FORCE", Logins::guessed, Logins::mistyped),
            new KindPair("CLEARTEXT_CRED", Logins::readable, Logins::digested),
            new KindPair("CMD_DANGEROUS", Commands::stopped, Commands::asked),
            new KindPair("DEFAULT_CRED", Logins::delivered, Logins::chosen),
            new KindPair("DNS_TUNNEL", Outside::carriedInNames, Outside::manyNames),
            new KindPair("EXFIL", Outside::sentOut, Outside::fetched),
            new KindPair("EXPLOIT_SIG", Broken::lookup, Broken::template),
            new KindPair("EXT_CONN", Outside::controllerOutside, Outside::knocked),
            new KindPair("FIRMWARE_XFER", Commands::firmware, Commands::recipe),
            new KindPair("FLOOD", Silences::flood, Silences::knocking),
            new KindPair("FUNC_NEW", Talks::newFunction, Talks::rareFunction),
            new KindPair("IP_CONFLICT", Addresses::shared, Addresses::probed),
            new KindPair("LATERAL", Logins::anotherAdministrator, Logins::theAdministrator),
            new KindPair("LINK_NEW", Talks::anotherDevice, Talks::anotherConnection),
            new KindPair("MALFORMED", Broken::wrongCount, Broken::cutInTwo),
            new KindPair("MALWARE_IOC", Outside::onTheList, Outside::closeToTheList),
            new KindPair("MASTER_SILENT", Silences::masterOff, Silences::masterRestarts),
            new KindPair("MODE_CHANGE", Commands::modeSet, Commands::modeAsked),
            new KindPair("POINT_NEW", Talks::newPoints, Talks::fewerPoints),
            new KindPair("POLL_CHANGE", Silences::slower, Silences::skipping),
            new KindPair("PORT_ODD", Talks::oddPort, Talks::usualPort),
            new KindPair("PROGRAM_XFER", Commands::uploaded, Commands::dataRead),
            new KindPair("PROTOCOL_ERROR", Broken::refused, Broken::alwaysRefused),
            new KindPair("PROTO_NEW", Talks::webServer, Talks::noWebServer),
            new KindPair("REMOTE_OFFHOURS", Logins::atNight, Logins::anHourLater),
            new KindPair("ROLE_NEW", Talks::newMaster, Talks::standIn),
            new KindPair("RULE_MATCH", Broken::aboveTheLimit, Broken::atTheLimit),
            new KindPair("SCAN_FUNC", Scans::functions, Scans::oneFunction),
            new KindPair("SCAN_HOST", Scans::hosts, Scans::oneHost),
            new KindPair("SCAN_POINT", Scans::points, Scans::fewPoints),
            new KindPair("SCAN_PORT", Scans::ports, Scans::onePort),
            new KindPair("SENSOR_HEALTH", Silences::tooMuch, Silences::much),
            new KindPair("SEQ_ANOMALY", Broken::contradicted, Broken::sentAgain),
            new KindPair("SETPOINT_WRITE", Values::strangeSetpoint, Values::usualSetpoint),
            new KindPair("TIME_MANIP", Commands::clockSet, Commands::clockRead),
            new KindPair("VALUE_DRIFT", Values::drifting, Values::rising),
            new KindPair("VALUE_ENTROPY", Values::hidden, Values::recipe),
            new KindPair("VALUE_RANGE", Values::valueFarOff, Values::valueKnown),
            new KindPair("VALUE_STUCK", Values::frozen, Values::paused));

    /** Those of all kinds, by their names. */
    public static List<KindPair> all() {
        return ALL;
    }

    @Override
    public String toString() {
        return kind;
    }
}
