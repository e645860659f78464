package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.ClaimSet;
import io.otus.inventory.claim.Voice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Claims that distinguish the piece of equipment at a place from the next of its kind, while the place stays one asset.
 * They end when the piece is replaced, and come back with it. Claims of sub-devices that count as the device itself are
 * about the piece too. Confined to the analysis thread.
 */
final class Piece {
    private Piece() {}

    /**
     * Another piece took the place. Ends the claims about the earlier piece that were not repeated since a moment, and
     * returns them.
     */
    static List<Claim> replaced(Asset device, long since, long time) {
        List<Claim> ended = new ArrayList<>();
        for (ClaimSet claims : of(device)) {
            ClaimSet.OF_ONE_PIECE.forEach(attribute -> ended.addAll(claims.endUnheardSince(attribute, since, time)));
        }
        return ended;
    }

    /**
     * The piece that was replaced at a moment is there again: what ended then holds, unless the same source says
     * otherwise now.
     */
    static void back(Asset device, long moment) {
        for (ClaimSet claims : of(device)) {
            ClaimSet.OF_ONE_PIECE.forEach(attribute -> claims.reopening().endedAt(attribute, moment));
        }
        device.changed();
    }

    /**
     * Whether the piece that was replaced at a moment said otherwise than the one that is there now, by the same
     * source: they are two, and no network cards of one device.
     */
    static boolean differs(Asset device, long moment) {
        for (ClaimSet claims : of(device)) {
            for (Claim claim : claims.all()) {
                boolean isItsWord = claim.to() == moment && ClaimSet.OF_ONE_PIECE.contains(claim.attribute());
                if (isItsWord && isContradicted(claim, claims)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isContradicted(Claim word, ClaimSet claims) {
        for (Claim now : claims.open(word.attribute())) {
            if (now.isOpen()
                    && now.attribute() == word.attribute()
                    && now.source().equals(word.source())
                    && !now.value().equals(word.value())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reports what the new piece said differently from the one before it, while it was an asset of its own or was there
     * earlier.
     *
     * @param ended what {@link #replaced} gave back
     * @param since when the one before it was heard last
     * @param shown frames that show that the other one is there
     * @param time of these
     */
    static void tellOtherwise(
            Asset device, List<Claim> ended, long since, Evidence shown, long time, GraphListener listener) {
        for (ClaimSet claims : ended.isEmpty() ? List.<ClaimSet>of() : of(device)) {
            Map<String, Claim> lastWords = new HashMap<>();
            for (Claim claim : claims.all()) {
                if (ended.contains(claim)) {
                    lastWords.put(said(claim), claim);
                }
            }
            for (Claim claim : lastWords.isEmpty() ? List.<Claim>of() : claims.all()) {
                Claim before = claim.isOpen() && claim.voice() != Voice.OTHERS ? lastWords.remove(said(claim)) : null;
                if (before != null && !before.value().equals(claim.value())) {
                    // It changed when it was said: declared work of that time covers it, however much later the place
                    // is known to be the same.
                    boolean isEarlier = claim.from() < since;
                    listener.changed(
                            device,
                            claim.attribute(),
                            before.value(),
                            claim.value(),
                            isEarlier ? shown : claim.first(),
                            isEarlier ? time : claim.from());
                }
            }
        }
    }

    private static String said(Claim claim) {
        return claim.attribute() + " " + claim.source();
    }

    private static List<ClaimSet> of(Asset device) {
        return Stream.concat(
                        Stream.of(device.claims()),
                        device.parts().ofDevice().stream().map(Unit::claims))
                .toList();
    }
}
