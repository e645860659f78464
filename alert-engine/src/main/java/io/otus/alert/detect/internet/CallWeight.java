package io.otus.alert.detect.internet;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Site;
import io.otus.core.asset.AssetRef;
import io.otus.core.asset.DeviceClass;
import java.util.List;
import java.util.Set;

/**
 * How much it weighs that a device talks to an address of the internet to which it never did.
 *
 * @param severity how severe it is
 * @param reason why it is not as severe as the kind; empty where it is
 * @param isAct whether it is told by itself: else it may be part of the news that the host of the internet is there
 */
record CallWeight(Severity severity, String reason, boolean isAct) {
    /** Devices that are there for a process, whatever they speak with it. */
    private static final Set<DeviceClass> OF_PLANT = Set.of(
            DeviceClass.CONTROLLER,
            DeviceClass.FIELD_DEVICE,
            DeviceClass.GATEWAY,
            DeviceClass.OPERATION,
            DeviceClass.COLLECTION,
            DeviceClass.ENGINEERING);

    /** Roles of servers through which the data of a process goes. */
    private static final Set<String> ROLES = Set.of("broker", "collector");
    /** Devices that carry what others send, or the time, but nothing of others into the internet. */
    private static final Set<DeviceClass> INFRASTRUCTURE = Set.of(DeviceClass.SWITCHING, DeviceClass.CLOCK);
    /** Things in a network that are no computers to their users. */
    private static final Set<DeviceClass> APPLIANCES = Set.of(DeviceClass.APPLIANCE, DeviceClass.SWITCHING);
    /**
     * Who is known to talk to so many addresses of the internet does so as its work: a computer that people browse
     * with, a router that sends for others, a server that looks up names, a gateway whose cloud changes addresses.
     */
    private static final int MANY = 5;

    private static final String NO_PART = "Lowered: the device takes no part in the control of a process.";

    /** Weighs it, before it is known. */
    static CallWeight of(Site site, AssetModel device, long time) {
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
