package io.otus.appliance.cli;

import io.otus.appliance.config.ExistingPath;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Doctor;
import io.otus.appliance.run.StoreCheck;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.Interfaces;
import io.otus.core.capture.LiveSource;
import io.otus.core.store.DiskSpace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code otus doctor}. */
@Command(
        name = "doctor",
        description = {
            "Checks whether this host can be a sensor: libpcap, permission, directories, and whether a port is really"
                    + " mirrored.",
            "%nExits with the code that 'otus monitor' would exit with: 0 on a disk that is short too, as a monitor"
                    + " listens on it."
        })
final class DoctorCommand extends StateCommand {
    @Option(
            names = {"-i", "--interface"},
            paramLabel = "IF",
            description = "Interface to listen to for a moment (default: those of the configuration).")
    List<String> interfaces = List.of();

    @Option(
            names = "--seconds",
            defaultValue = "5",
            paramLabel = "N",
            description = "How long to listen (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Mixin
    LogDirectory logs = new LogDirectory();

    private int worst = ExitCode.OK;

    @Override
    public Integer call() {
        report(true, "java", Runtime.version().toString());
        List<Interfaces.Interface> all = interfaces();
        directory("state", stateDirectory());
        StoreCheck.latest(stateDirectory()).ifPresent(this::store);
        directory("logs", logs.of(config(), state));
        filter(config().captureSettings().filter());
        List<String> names = interfaces.isEmpty() ? config().interfaceNames() : interfaces;
        for (String name : names) {
            listen(name, all);
        }
        if (names.isEmpty()) {
            report(true, "capture", "not tried: name an interface with -i to listen to it");
        }
        return worst;
    }

    private List<Interfaces.Interface> interfaces() {
        try {
            List<Interfaces.Interface> all = Interfaces.list();
            report(true, "libpcap", all.size() + " interfaces");
            return all;
        } catch (CaptureException e) {
            failed("libpcap", e);
            return List.of();
        }
    }

    private void filter(@Nullable String expression) {
        if (expression == null) {
            return;
        }
        try {
            LiveSource.checkFilter(expression);
            report(true, "filter", expression);
        } catch (CaptureException e) {
            if (e.kind() == CaptureException.Kind.BAD_FILTER) {
                Failure wrong = root().wrongFilter(e);
                report(false, "filter", String.valueOf(wrong.getMessage()));
                worst = Math.max(worst, wrong.code());
            } // that libpcap is missing was told
        }
    }

    private void directory(String what, Path path) {
        Path there = ExistingPath.of(path);
        boolean usable = Files.isDirectory(there) && Files.isWritable(there);
        if (!usable) {
            report(false, what, path + " cannot be written");
            worst = Math.max(worst, ExitCode.FAILED);
            return;
        }
        try {
            FileStore disk = Files.getFileStore(there);
            boolean isShort = DiskSpace.isShort(disk);
            report(
                    !isShort,
                    what,
                    path + " can be written"
                            + (isShort
                                    ? ", but its disk is short: " + size(disk.getUsableSpace()) + " of "
                                            + size(disk.getTotalSpace()) + " left"
                                    : ""));
        } catch (IOException e) {
            report(true, what, path + " can be written"); // the system does not tell what is left
        }
    }

    private static String size(long bytes) {
        return bytes < (1L << 20) ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
    }

    private void store(StoreCheck.Latest check) {
        switch (check.outcome()) {
            case SOUND -> report(true, "store", "sound, read as a whole at " + check.time());
            case BEGUN ->
                report(true, "store", "read as a whole since " + check.time() + ", as it was not closed in order");
            case DAMAGED -> {
                report(
                        false,
                        "store",
                        "damaged (" + check.reason() + "), as found at " + check.time()
                                + ": stop the sensor, and move the state away or restore a copy");
                worst = Math.max(worst, ExitCode.FAILED);
            }
        }
    }

    private void listen(String name, List<Interfaces.Interface> all) {
        String mac = all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(Interfaces.Interface::mac)
                .orElse(null);
        try {
            Doctor.Hearing heard = Doctor.listen(name, mac, Duration.ofSeconds(Math.clamp(seconds, 1, 3_600)));
            report(true, name, "can be captured from; " + heard.frames() + " frames in " + seconds + " s");
            if (heard.frames() == 0) {
                report(false, name, "nothing is heard: is the cable in, and the mirror port configured?");
            } else if (!heard.isMirrored()) {
                report(false, name, "only this host's own traffic and broadcasts are heard: the port is not mirrored");
            } else {
                boolean whole = heard.bothSides() * 2 >= heard.foreign();
                report(
                        whole,
                        name,
                        heard.foreign() + " conversations of others, " + heard.share()
                                + " % of all frames between two devices; " + heard.bothSides() + " with both sides"
                                + (whole ? "" : ": is the mirror one-sided?"));
                report(true, name, vlans(heard.vlans()) + ", protocols " + heard.protocols());
                report(
                        !heard.industrial().isEmpty(),
                        name,
                        heard.industrial().isEmpty()
                                ? "no industrial protocol is heard: is it the plant's switch?"
                                : "industrial protocols " + heard.industrial());
            }
        } catch (CaptureException e) {
            failed(name, e);
        }
    }

    private static String vlans(List<Integer> vlans) {
        String tagged =
                vlans.stream().filter(vlan -> vlan != 0).map(String::valueOf).collect(Collectors.joining(", "));
        String untagged = vlans.contains(0) ? "untagged frames" : "";
        return tagged.isEmpty() ? untagged : "VLANs " + tagged + (untagged.isEmpty() ? "" : " and " + untagged);
    }

    private void failed(String what, CaptureException e) {
        report(false, what, String.valueOf(e.getMessage()));
        worst = Math.max(worst, ExitCode.of(e.kind()));
    }

    private void report(boolean good, String what, String text) {
        terminal().print((good ? "ok       " : "PROBLEM  ") + what + ": " + text + "\n");
        terminal().flush();
    }
}
