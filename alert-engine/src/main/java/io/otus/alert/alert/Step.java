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
 * What an alert says of an intruder. Whoever has part in it goes by the network card, so that the same one is the same
 * under each address and in each name; by the asset where no card is known. Immutable; the alert goes on.
 *
 * @param by who did it
 * @param giver from whom it took a program; null where it took none
 * @param reached the device that it has a hold on since; null where on none
 * @param onto to whom it was done; null where to nobody
 * @param isDeed whether somebody did it; else it befell the source
 * @param opens whether it may open an incident: a deed that is not mere routine. Other steps belong to an incident that
 *     there is.
 */
record Step(
        Alert alert,
        String by,
        @Nullable String giver,
        @Nullable String reached,
        @Nullable String onto,
        boolean isDeed,
        boolean opens) {
    /** What befalls a device: an effect, a fault or work as well. */
    private static final Set<Kind> EFFECTS = EnumSet.of(
            Kind.ASSET_CHANGED,
            Kind.ASSET_SILENT,
            Kind.MASTER_SILENT,
            Kind.POLL_CHANGE,
            Kind.VALUE_STUCK,
            Kind.VALUE_DRIFT,
            Kind.SENSOR_HEALTH);

    /** Acts that stations do day by day, each told whoever does it. */
    private static final Set<Kind> ACTS =
            EnumSet.of(Kind.CMD_DANGEROUS, Kind.MODE_CHANGE, Kind.PROGRAM_XFER, Kind.FIRMWARE_XFER, Kind.TIME_MANIP);

    /** What of a conversation was never there before. */
    private static final Set<Kind> NEWS =
            EnumSet.of(Kind.ASSET_NEW, Kind.LINK_NEW, Kind.ROLE_NEW, Kind.PROTO_NEW, Kind.FUNC_NEW);

    /** ATT&amp;CK for ICS: Alarm Suppression, of whoever makes a device silent. */
    private static final String SILENCING = "T0878";
    /** The step that an alert is; null where it is none: of less than medium severity, declared work, or by nobody. */
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

    /** Whether another step that came later is one more: another deed, or to another device, and no mere refusal. */
    boolean isFollowedBy(Step other) {
        boolean isSame = alert.kind() == other.alert.kind()
                && Objects.equals(onto, other.onto)
                && Objects.equals(alert.origin().service(), other.alert.origin().service());
        return !isSame && !isRefusedBy(other);
    }

    /**
     * Whether another step is only that the device refused what this one tells. Whatever else follows from an alert and
     * became no line of it is too late for that, worse, done in another conversation, or more than merely new.
     */
    private boolean isRefusedBy(Step other) {
        return other.alert.kind() == Kind.PROTOCOL_ERROR
                && other.alert.also().isEmpty()
                && other.alert.severity().compareTo(alert.severity()) <= 0
                && Objects.equals(onto, other.onto)
                && Consequence.isPossible(alert.kind(), Kind.PROTOCOL_ERROR);
    }

    /**
     * Whether it is what stations do day by day: an act that its conversation is known to do, for which it is told as
     * less; or a clock that is set or a device that is silenced, as masters do that begin to work, where nothing about
     * the conversation is new.
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
