package io.otus.alert.rule;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Further;
import io.otus.alert.detect.Kind;
import io.otus.core.net.Sites;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One of the exceptions that can be made from an alert, ordered from narrow to wide. It also covers the facts folded
 * into the alert, as far as the alert names them.
 *
 * @param words what it covers
 * @param scope the same for the engine
 */
public record Width(String words, Scope scope) {
    /**
     * Returns all exceptions for an alert; each except the first and the last covers what those before it cover.
     *
     * @param fact the broken fact in its title; empty if it has none
     * @param sites finds the numbers of the sites that an alert names
     */
    public static List<Width> of(AlertState alert, String fact, Sites sites) {
        Case it = Case.of(alert, fact, sites);
        Kind kind = it.kind();
        List<Width> widths = new ArrayList<>();
        if (!fact.isEmpty()) {
            List<String> facts = facts(alert, fact);
            String more = facts.size() == 1 ? "" : ", and " + (facts.size() - 1) + " more";
            widths.add(new Width(
                    "exactly this: " + fact + more,
                    new Scope(
                            Set.of(kind),
                            facts.stream().map(it::lasting).toList(),
                            "",
                            Who.ANYONE,
                            Who.ANYONE,
                            site(it),
                            null)));
        }
        Who source = who(it.source());
        Who target = who(it.target());
        String what = kind + (it.protocol().isEmpty() ? "" : " in " + it.protocol());
        if (!source.isAnyone() && !target.isAnyone()) {
            String between = " by " + words(source) + " to " + words(target);
            widths.add(new Width(what + between, scope(it, source, target)));
        }
        if (!source.isAnyone()) {
            widths.add(new Width(what + " by " + words(source) + ", to anyone", scope(it, source, Who.ANYONE)));
        }
        if (!target.isAnyone()) {
            widths.add(new Width(what + " to " + words(target) + ", by anyone", scope(it, Who.ANYONE, target)));
        }
        widths.add(new Width(kind + " everywhere", Scope.of(kind)));
        return widths;
    }

    private static List<String> facts(AlertState alert, String fact) {
        Set<String> facts = new LinkedHashSet<>();
        facts.add(fact);
        alert.further().items().stream()
                .map(Further.Item::fact)
                .filter(each -> !each.isEmpty())
                .forEach(facts::add);
        return List.copyOf(facts);
    }

    private static Scope scope(Case alert, Who source, Who target) {
        return new Scope(Set.of(alert.kind()), List.of(), alert.protocol(), source, target, Who.ANYONE, null);
    }

    /**
     * Limits the exception to the alert's site: facts name devices by address, which devices of other sites may have
     * too.
     */
    private static Who site(Case alert) {
        int site = Math.max(alert.source().site(), alert.target().site());
        return site == 0 ? Who.ANYONE : new Who(List.of(Who.ofSite(site, "")));
    }

    /** Returns the device by its best addresses, limited to its site: in another site they may be other devices. */
    private static Who who(Device side) {
        return new Who(Who.inSite(side.site(), side.addresses()));
    }

    private static String words(Who side) {
        return String.join(", ", side.members());
    }
}
