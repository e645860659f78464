package io.otus.alert.detect.internet;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.core.asset.AssetRef;
import io.otus.core.asset.DeviceClass;
import java.util.List;
import java.util.Set;

/**
 * The weight of a device's first traffic with an address of the internet.
 *
 * @param severity its severity
 * @param reason why it is lower than that of the kind; empty if it is not
 * @param isAct whether it is reported for itself; otherwise it may be part of the alert on the new host of the internet
 */
record CallWeight(Severity severity, String reason, boolean isAct) {
    /** Classes of devices that serve a process, whatever protocols they use for it. */
    private static final Set<DeviceClass> OF_PLANT = Set.of(
            DeviceClass.CONTROLLER,
            DeviceClass.FIELD_DEVICE,
            DeviceClass.GATEWAY,
            DeviceClass.OPERATION,
            DeviceClass.COLLECTION,
            DeviceClass.ENGINEERING);

    /** Roles of servers through which the data of a process passes. */
    private static final Set<String> ROLES = Set.of("broker", "collector");
    /**
     * Classes of devices that carry the traffic of others, or the time, but send nothing into the internet for others.
     */
    private static final Set<DeviceClass> INFRASTRUCTURE = Set.of(DeviceClass.SWITCHING, DeviceClass.CLOCK);
    /** Classes of devices that nobody uses as a computer. */
    private static final Set<DeviceClass> APPLIANCES = Set.of(DeviceClass.APPLIANCE, DeviceClass.SWITCHING);
    /**
     * Number of known internet addresses from which such traffic counts as the device's ordinary work: a computer for
     * browsing, a router that forwards, a server that looks up names, a gateway whose cloud changes addresses.
     */
    private static final int MANY = 5;

    private static final String NO_PART = "Lowered: the device takes no part in the control of a process.";

    /** Returns the weight. Call it before the address becomes known. */
    static CallWeight of(DetectorContext site, AssetModel device, long time) {
        if (Outside.isOfProcess(site, device)) {
            return new CallWeight(Kind.EXT_CONN.severity(), "", true);
        }
        AssetRef known = site.known(device);
        DeviceClass kind = known == null ? DeviceClass.OTHER : known.deviceClass();
        List<String> roles = known == null ? List.of() : known.roles();
        boolean isNear = site.networks().contains(device, time);
        boolean isOfPlant = OF_PLANT.contains(kind)
                || roles.stream().anyMatch(ROLES::contains)
                || (isNear && INFRASTRUCTURE.contains(kind));
        boolean isUsedTo = device.countKnownHabits(InternetDetector.HABIT) >= MANY;
        if (isOfPlant) {
            return isUsedTo
                    ? new CallWeight(
                            Severity.LOW, "Lowered: it is known to talk to many addresses of the internet.", false)
                    : new CallWeight(Kind.EXT_CONN.severity(), "", true);
        }
        if (APPLIANCES.contains(kind)) {
            return new CallWeight(Severity.MEDIUM, NO_PART + " But nobody browses with it.", true);
        }
        return isNear && !isUsedTo
                ? new CallWeight(Severity.MEDIUM, NO_PART + " But it stands where one is controlled.", true)
                : new CallWeight(Severity.LOW, NO_PART, false);
    }
}
