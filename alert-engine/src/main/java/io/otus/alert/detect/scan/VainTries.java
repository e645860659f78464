package io.otus.alert.detect.scan;

import io.otus.alert.detect.Kind;
import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHolder;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.core.time.Nanos;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one source tried in vain within the last day, and whether that is a scan. Confined to the analysis thread. */
final class VainTries implements FrameHolder {
    static final int FAST_HOSTS = 8;
    static final int FAST_PORTS = 8;
    static final int SLOW_TARGETS = 20;
    static final int SLOW_CONTROLLERS = 8;
    static final int STRANGE_CONTROLLERS = 4;
    /** Most targets that are remembered. Beyond them, the targets that the source tried first are only counted. */
    static final int MAX_TARGETS = 256;

    private static final long FAST = Nanos.MINUTE;
    private static final long SLOW = Nanos.DAY;

    record Host(int segment, IpAddress ip) {}

    record Target(IpAddress ip, Transport transport, int port) {
        /** Returns whether the other target is the same service, on whichever host. */
        boolean isAlike(Target other) {
            return transport == other.transport && port == other.port;
        }
    }

    record Pair(Host source, Target target) {}

    record Try(FlowInfo flow, Pair pair, Evidence evidence, long time) {}

    /** A try whose flow is not held. */
    private record Past(long time, Endpoint at) {
        static Past of(Try vain) {
            return new Past(vain.time, vain.flow.endpoint(1));
        }
    }

    /**
     * Tries that are reported once they are a scan, with their flows: fewer than {@link #SLOW_TARGETS}, as so many are
     * a scan.
     */
    private final SequencedMap<Target, Try> untold = new LinkedHashMap<>();
    /**
     * Tries that were reported, or that an earlier run of the sensor saw, with their event time: they do not hold flows
     * that have ended.
     */
    private final SequencedMap<Target, Past> settled = new LinkedHashMap<>();
    /** How many targets made room for others. */
    private int forgotten;

    private @Nullable Kind told;
    private long toldTime;
    /** The source under whose name this one was reported, if several scan together. */
    private @Nullable Host toldWith;

    /** Notes a try in vain and forgets expired ones; returns whether its target is not among those remembered. */
    boolean add(Try vain) {
        Target target = vain.pair.target;
        if (settled.remove(target) != null) {
            settled.putLast(target, Past.of(vain));
            return false;
        }
        boolean isNew = untold.putLast(target, vain) == null;
        if (untold.size() + settled.size() > MAX_TARGETS) {
            (settled.isEmpty() ? untold : settled).pollFirstEntry();
            forgotten++;
        }
        if (isNew) {
            forgetOld(vain.time);
        }
        return isNew;
    }

    /** Takes up a try that an earlier run of the sensor saw. */
    void takeUp(int segment, Target target, long time) {
        if (settled.size() < MAX_TARGETS) {
            settled.put(target, new Past(time, new Endpoint(segment, null, target.ip, target.port)));
        }
    }

    /** Forgets tries that are older than a day. */
    void forgetOld(long time) {
        untold.values().removeIf(each -> time - each.time > SLOW);
        settled.values().removeIf(each -> time - each.time > SLOW);
    }

    /** Returns whether nothing of the last day is left. */
    boolean isOver(long time) {
        return untold.isEmpty() && settled.isEmpty() && told(time) == null;
    }

    /** Returns whether a frame shows a try that may be reported. */
    @Override
    public boolean holds(long frame) {
        return untold.values().stream().anyMatch(each -> each.evidence.firstFrame() == frame);
    }

    /** Returns the tries that were not reported yet. */
    Collection<Try> untold() {
        return Collections.unmodifiableCollection(untold.values());
    }

    /** Notes that all tries in vain were reported, or will not be. */
    void settle() {
        untold.values().forEach(each -> settled.putLast(each.pair.target, Past.of(each)));
        untold.clear();
    }

    /** Notes that the tries were reported as a scan. */
    void tell(Kind kind, long time) {
        told = kind;
        toldTime = time;
    }

    /** Notes that the tries were reported as part of a scan that several sources make together. */
    void tellWith(Host first, long time) {
        tell(Kind.SCAN_HOST, time);
        toldWith = first;
    }

    /** Returns whether several sources scan together. */
    boolean isShared() {
        return toldWith != null;
    }

    /** Returns the source under whose name the scan is reported: this one, unless several scan together. */
    Host teller(Host source) {
        Host first = toldWith;
        return first == null ? source : first;
    }

    /** Returns the kind that was reported within the last day; null if none was. */
    @Nullable
    Kind told(long time) {
        return time - toldTime < SLOW ? told : null;
    }

    /** Returns the kind that was last reported; null if none ever was. */
    @Nullable
    Kind told() {
        return told;
    }

    /** Returns the event time of the last report, nanoseconds since 1970. */
    long toldTime() {
        return toldTime;
    }

    /** Returns whether a controller is among the targets. */
    boolean anyController(Predicate<Endpoint> isController) {
        return untold.values().stream().anyMatch(each -> isController.test(each.flow.endpoint(1)))
                || settled.values().stream().anyMatch(each -> isController.test(each.at));
    }

    /** Returns how many targets the source tried in vain. */
    int targets() {
        return untold.size() + settled.size() + forgotten;
    }

    /** Returns how many hosts are among the remembered targets. */
    long hosts() {
        return hosts(Long.MIN_VALUE).size();
    }

    private Set<IpAddress> hosts(long since) {
        Set<IpAddress> hosts = new HashSet<>();
        forEach((target, time) -> {
            if (time >= since) {
                hosts.add(target.ip);
            }
        });
        return hosts;
    }

    private int ports(IpAddress host, long since) {
        Set<Target> ports = new HashSet<>();
        forEach((target, time) -> {
            if (time >= since && target.ip.equals(host)) {
                ports.add(target);
            }
        });
        return ports.size();
    }

    /**
     * Returns how many controllers the source tried at the port of a target. Only TCP counts, since every connection
     * shows whether it is answered.
     */
    private int controllers(Target latest, Predicate<Endpoint> isController) {
        if (latest.transport != Transport.TCP) {
            return 0;
        }
        Set<IpAddress> found = new HashSet<>();
        untold.forEach((target, each) -> {
            if (target.isAlike(latest) && isController.test(each.flow.endpoint(1))) {
                found.add(target.ip);
            }
        });
        settled.forEach((target, each) -> {
            if (target.isAlike(latest) && isController.test(each.at)) {
                found.add(target.ip);
            }
        });
        return found.size();
    }

    /**
     * Returns how many controllers the source tried within the last hour at the port of a target without being known to
     * use them.
     */
    private long strange(Target latest, long time, Predicate<Try> isStrange) {
        return untold.values().stream()
                .filter(each ->
                        time - each.time < Nanos.HOUR && each.pair.target.isAlike(latest) && isStrange.test(each))
                .map(each -> each.pair.target.ip)
                .distinct()
                .count();
    }

    /**
     * Returns the kind of scan that the tries amount to; null if they are none.
     *
     * @param isStrange tests whether a try was at a port of a controller which the source is not known to use
     */
    @Nullable
    Kind kind(Target latest, long time, Predicate<Endpoint> isController, Predicate<Try> isStrange) {
        if (hosts(time - FAST).size() >= FAST_HOSTS) {
            return Kind.SCAN_HOST;
        }
        if (ports(latest.ip, time - FAST) >= FAST_PORTS) {
            return Kind.SCAN_PORT;
        }
        if (untold.size() >= STRANGE_CONTROLLERS && strange(latest, time, isStrange) >= STRANGE_CONTROLLERS) {
            return Kind.SCAN_HOST;
        }
        int tried = untold.size() + settled.size();
        if (tried >= SLOW_CONTROLLERS && controllers(latest, isController) >= SLOW_CONTROLLERS) {
            return Kind.SCAN_HOST;
        }
        if (tried < SLOW_TARGETS) {
            return null;
        }
        return hosts() >= SLOW_TARGETS / 2 ? Kind.SCAN_HOST : Kind.SCAN_PORT;
    }

    /** Shows all remembered targets with the event time of the latest try. */
    void forEach(ObjLongConsumer<Target> viewer) {
        settled.forEach((target, each) -> viewer.accept(target, each.time));
        untold.forEach((target, each) -> viewer.accept(target, each.time));
    }
}
