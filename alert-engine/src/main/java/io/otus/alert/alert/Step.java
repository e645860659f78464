package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.alert.maintenance.MaintenanceText;
import io.otus.core.net.MacAddress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a step of an intruder. Parties are identified by the network card, so that the same one is recognised
 * under each address and name; by the asset if the card is unknown. Immutable, but the alert may change.
 *
 * @param by who acted
 * @param giver from whom it fetched a program; null if it fetched none
 * @param reached the device that it controls since; null if there is none
 * @param onto the target; null if there is none
 * @param isDeed whether the source acted; otherwise something happened to the source
 * @param opens whether the step may begin an incident: a deed that is not routine. Other steps only join an existing
 *     incident.
 */
record Step(
        Alert alert,
        String by,
        @Nullable String giver,
        @Nullable String reached,
        @Nullable String onto,
        boolean isDeed,
        boolean opens) {
    /** Kinds that happen to a device. Their cause may be an attack, a fault or work. */
    private static final Set<Kind> EFFECTS = EnumSet.of(
            Kind.ASSET_CHANGED,
            Kind.ASSET_SILENT,
            Kind.MASTER_SILENT,
            Kind.POLL_CHANGE,
            Kind.VALUE_STUCK,
            Kind.VALUE_DRIFT,
            Kind.SENSOR_HEALTH);

    /** Acts that stations perform day by day, reported whoever performs them. */
    private static final Set<Kind> ACTS =
            EnumSet.of(Kind.CMD_DANGEROUS, Kind.MODE_CHANGE, Kind.PROGRAM_XFER, Kind.FIRMWARE_XFER, Kind.TIME_MANIP);

    /** Kinds that report something new about a conversation. */
    private static final Set<Kind> NEWS =
            EnumSet.of(Kind.ASSET_NEW, Kind.LINK_NEW, Kind.ROLE_NEW, Kind.PROTO_NEW, Kind.FUNC_NEW);

    /** ATT&amp;CK for ICS: Alarm Suppression, by whoever silences a device. */
    private static final String SILENCING = "T0878";
    /**
     * Returns the step that an alert is; null if it is none: less than medium severity, declared work, or no known
     * actor.
     */
    static @Nullable Step of(Alert alert) {
        InvolvedAsset source = first(alert, InvolvedAsset.SOURCE);
        MacAddress card = alert.origin().card();
        String by = card != null ? card.toString() : key(source);
        if (by == null
                || alert.severity().compareTo(Severity.MEDIUM) < 0
                || MaintenanceText.isFact(alert.origin().explanation().fact())) {
            return null;
        }
        String onto = key(first(alert, InvolvedAsset.TARGET));
        boolean isDeed = !EFFECTS.contains(alert.kind());
        boolean opens = isDeed && !isRoutine(alert);
        if (Hold.isFetch(alert.kind(), alert.attack())) {
            return new Step(alert, by, onto, null, onto, isDeed, opens);
        }
        return new Step(alert, by, null, Hold.isGivenBy(alert.kind()) ? onto : null, onto, isDeed, opens);
    }

    /**
     * Returns whether a later step counts as a second one: another deed, or another target, and not the device's mere
     * refusal.
     */
    boolean isFollowedBy(Step other) {
        boolean isSame = alert.kind() == other.alert.kind()
                && Objects.equals(onto, other.onto)
                && Objects.equals(alert.origin().service(), other.alert.origin().service());
        return !isSame && !isRefusedBy(other);
    }

    /**
     * Returns whether another step is only the device's refusal of this one. Any other consequence that became no line
     * of this alert was too late for that, more severe, in another conversation, or more than merely new.
     */
    private boolean isRefusedBy(Step other) {
        return other.alert.kind() == Kind.PROTOCOL_ERROR
                && other.alert.also().isEmpty()
                && other.alert.severity().compareTo(alert.severity()) <= 0
                && Objects.equals(onto, other.onto)
                && Consequence.isPossible(alert.kind(), Kind.PROTOCOL_ERROR);
    }

    /**
     * Returns whether the alert is routine. It is either an act that its conversation is known for, so that its
     * severity was lowered; or a clock setting or the silencing of a device, as by a starting master, while nothing
     * about the conversation is new.
     */
    private static boolean isRoutine(Alert alert) {
        if (!ACTS.contains(alert.kind())) {
            return false;
        }
        boolean isUsual = alert.kind() == Kind.TIME_MANIP || alert.attack().contains(SILENCING);
        return alert.severity().compareTo(alert.kind().severity()) < 0
                || (isUsual
                        && alert.severity() == alert.kind().severity()
                        && alert.origin().card() == null
                        && Collections.disjoint(alert.also(), NEWS));
    }

    private static @Nullable InvolvedAsset first(Alert alert, String role) {
        for (InvolvedAsset asset : alert.involved().named()) {
            if (asset.role().equals(role)) {
                return asset;
            }
        }
        return null;
    }

    private static @Nullable String key(@Nullable InvolvedAsset asset) {
        if (asset == null) {
            return null;
        }
        String mac = asset.mac();
        return mac == null ? asset.id() : mac;
    }
}
