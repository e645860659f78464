package io.otus.appliance.config;

import io.otus.core.evidence.EvidenceLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a sensor may take of its disks where nothing is configured: half of each at most, since a disk that others fill
 * as well makes it deaf once it is full. By the size of a disk and not by what is free: that is less at each start,
 * since what the sensor keeps is on it.
 *
 * @param store bytes of alerts and their lines in the store
 * @param evidence bytes of kept frames
 * @param events bytes of the operation log
 * @param alerts bytes of the alert log, which is little and outlives the operation log
 */
public record DefaultQuotas(long store, long evidence, long events, long alerts) {
    /** Those of a disk with room for them. */
    public static final DefaultQuotas STANDARD =
            new DefaultQuotas(4L << 30, EvidenceLimits.DEFAULT.quotaBytes(), 4L << 30, 1L << 30);

    /** The least of each, however small a disk is. */
    static final long LEAST = 4 * EvidenceLimits.DEFAULT.fileBytes();

    private static final int PART = 2;
    private static final int MIB = 20;

    /** Those for the disks of two directories, which need not be there yet. */
    public static DefaultQuotas on(Path state, Path logs) throws IOException {
        Path ofState = ExistingPath.of(state);
        Path ofLogs = ExistingPath.of(logs);
        return of(
                Files.getFileStore(ofState).getTotalSpace(),
                Files.getFileStore(ofLogs).getTotalSpace(),
                device(ofState).equals(device(ofLogs)));
    }

    /** What tells disks apart: two volumes of a container are two mounts of one, and so two file stores. */
    private static Object device(Path path) throws IOException {
        try {
            return Files.getAttribute(path, "unix:dev");
        } catch (UnsupportedOperationException e) {
            return Files.getFileStore(path);
        }
    }

    /**
     * Those for disks of a size.
     *
     * @param stateDisk bytes of the state's disk; 0 where the system does not tell
     * @param logDisk bytes of the logs' disk
     * @param isOne whether they are one and the same
     */
    static DefaultQuotas of(long stateDisk, long logDisk, boolean isOne) {
        long state = STANDARD.store + STANDARD.evidence;
        long logs = STANDARD.events + STANDARD.alerts;
        long inState = isOne ? state + logs : state;
        long inLogs = isOne ? state + logs : logs;
        return new DefaultQuotas(
                share(STANDARD.store, inState, stateDisk),
                share(STANDARD.evidence, inState, stateDisk),
                share(STANDARD.events, inLogs, logDisk),
                share(STANDARD.alerts, inLogs, logDisk));
    }

    /** A quota's share of a disk that all of them together do not fit into, in whole MiB. */
    private static long share(long quota, long together, long disk) {
        long most = disk / PART;
        return disk <= 0 || most >= together
                ? quota
                : Math.max(LEAST, ((most >> MIB) * (quota >> MIB) / (together >> MIB)) << MIB);
    }

    /** Them as the configuration would have them. */
    public String text() {
        return "store.quota " + new ByteSize(store).text() + ", evidence.quota " + new ByteSize(evidence).text()
                + ", log.quota " + new ByteSize(events).text() + ", log.alert_quota " + new ByteSize(alerts).text();
    }
}
