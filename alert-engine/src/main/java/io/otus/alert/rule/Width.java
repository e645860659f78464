package io.otus.alert.rule;

import io.otus.alert.detect.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the exceptions that an alert can give rise to, the narrowest first.
 *
 * @param words what it is about
 * @param scope the same for the engine
 */
public record Width(String words, Scope scope) {
    /** All exceptions for an alert; each but the first and the last covers what those before it cover. */
    public static List<Width> of(Case alert) {
        Kind kind = alert.kind();
        String fact = alert.fact().get();
        List<Width> widths = new ArrayList<>();
        if (!fact.isEmpty()) {
            widths.add(new Width(
                    "exactly this: " + fact,
                    new Scope(Set.of(kind), fact, "", Who.ANYONE, Who.ANYONE, Who.ANYONE, null)));
        }
        String source = name(alert.source());
        String target = name(alert.target());
        String what = kind + (alert.protocol().isEmpty() ? "" : " in " + alert.protocol());
        if (source != null && target != null) {
            widths.add(new Width(what + " by " + source + " to " + target, scope(alert, source, target)));
        }
        if (source != null) {
            widths.add(new Width(what + " by " + source + ", to anyone", scope(alert, source, null)));
        }
        if (target != null) {
            widths.add(new Width(what + " to " + target + ", by anyone", scope(alert, null, target)));
        }
        widths.add(new Width(kind + " everywhere", Scope.of(kind)));
        return widths;
    }

    private static Scope scope(Case alert, @Nullable String source, @Nullable String target) {
        return new Scope(Set.of(alert.kind()), "", alert.protocol(), who(source), who(target), Who.ANYONE, null);
    }

    private static Who who(@Nullable String address) {
        return address == null ? Who.ANYONE : new Who(List.of(address));
    }

    /** The address that tells a device best: its own, where somebody might borrow the other one. */
    private static @Nullable String name(Device device) {
        if (!device.ips().isEmpty()) {
            return device.ips().getFirst();
        }
        return device.macs().isEmpty() ? null : device.macs().getFirst();
    }
}
