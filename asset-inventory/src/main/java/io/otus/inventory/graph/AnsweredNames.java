package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.NameAnswer;
import io.otus.core.event.Trust;
import io.otus.core.time.Nanos;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which names are a device's own, among those with which it answers questions to the whole network. A host has
 * one name. A device that wants to be taken for others answers for their names too. So if a device is known by one name
 * and answers for a second, the second only says how others call it. If it answers for two at once and was known by
 * neither, neither is its name.
 *
 * <p>By multicast DNS devices also announce their names unasked, and a new name is one that no other device knows: a
 * second name within an hour is taken for a new one, a third is not. Immutable.
 */
final class AnsweredNames {
    /** A name that was not said for this long may have been given up. */
    private static final long PRESENT = Nanos.DAY;
    /** Names that were first said within this time were said at once. */
    private static final long AT_ONCE = Nanos.HOUR;

    private AnsweredNames() {}

    /** The statement as it is to be taken down. */
    static Statement judged(Asset device, Statement said) {
        if (said.attribute() != Attribute.NAME || said.voice() == Voice.OTHERS || !NameAnswer.isOne(said.source())) {
            return said;
        }
        ClaimSet claims = device.claims();
        Claim known = claims.open(Attribute.NAME, said.source(), said.value());
        if (known != null && known.voice() != Voice.OTHERS) {
            return said;
        }
        List<Claim> others = others(claims, said);
        boolean isAnnounced = said.source().equals(NameAnswer.MDNS);
        if (others.size() > (isAnnounced ? 1 : 0) || wasGivenUp(claims, said)) {
            for (Claim each : others) {
                giveUp(claims, each, said.time());
            }
            return said.by(Voice.OTHERS);
        }
        if (known != null) {
            claims.end(Attribute.NAME, said.value(), said.time());
        }
        return said;
    }

    /** Other names that the device lately had, one claim for each name. */
    private static List<Claim> others(ClaimSet claims, Statement said) {
        boolean isAnnounced = said.source().equals(NameAnswer.MDNS);
        String name = NameAnswer.plain(said.value());
        long since = said.time() - (isAnnounced ? AT_ONCE : PRESENT);
        List<Claim> others = new ArrayList<>(2);
        for (Claim claim : claims.all()) {
            boolean isAnswer = NameAnswer.isOne(claim.source());
            boolean counts = isAnswer || (!isAnnounced && claim.trust() == Trust.NAME_SERVICE);
            String other = NameAnswer.plain(claim.value());
            if (claim.attribute() == Attribute.NAME
                    && claim.voice() != Voice.OTHERS
                    && counts
                    && claim.lastTime() >= since
                    && !other.equals(name)
                    && others.stream()
                            .noneMatch(each -> NameAnswer.plain(each.value()).equals(other))) {
                others.add(claim);
            }
        }
        return others;
    }

    /** Whether the device answered for this name and others at once before. */
    private static boolean wasGivenUp(ClaimSet claims, Statement said) {
        for (Claim claim : claims.all()) {
            if (claim.attribute() == Attribute.NAME
                    && claim.voice() != Voice.OTHERS
                    && !claim.isOpen()
                    && said.time() - claim.to() < PRESENT
                    && claim.to() - claim.from() < AT_ONCE
                    && claim.source().equals(said.source())
                    && claim.value().equals(said.value())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gives up a name that the device first answered for just before, and that no other source states: it is no better
     * than the next one.
     */
    private static void giveUp(ClaimSet claims, Claim answered, long time) {
        boolean isNew = NameAnswer.isOne(answered.source()) && time - answered.from() < AT_ONCE;
        String name = NameAnswer.plain(answered.value());
        boolean isToldOtherwise = claims.all().stream()
                .anyMatch(claim -> claim.attribute() == Attribute.NAME
                        && claim.isOpen()
                        && claim.voice() != Voice.OTHERS
                        && !NameAnswer.isOne(claim.source())
                        && NameAnswer.plain(claim.value()).equals(name));
        if (isNew && !isToldOtherwise) {
            for (Claim claim : List.copyOf(claims.all())) {
                if (claim.attribute() == Attribute.NAME
                        && claim.isOpen()
                        && NameAnswer.plain(claim.value()).equals(name)) {
                    claims.end(Attribute.NAME, claim.value(), time);
                }
            }
        }
    }
}
