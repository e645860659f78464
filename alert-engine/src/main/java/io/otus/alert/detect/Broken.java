package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.net.MacAddress;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was broken: one fact of the baseline, or a rule that needs none. Each kind of it lies beside its detector and
 * brings its own words, so that nothing else changes when one is added.
 */
public interface Broken {
    /** It in words. Asked once an alert, not once a finding. */
    Words words(Finding finding, Sighting sighting, Baseline baseline);

    /**
     * The technique ids of MITRE ATT&amp;CK for ICS (version 17) that it is a trace of.
     *
     * @param kind what the finding says of it
     * @param action what was asked; {@link Action#OTHER} where nothing was
     */
    List<String> techniques(Kind kind, Action action);

    /**
     * What to do about it, in one sentence: what the kind says, where that is true of this one. No line of a baseline
     * makes everything normal that a kind may tell.
     */
    default String advice(Kind kind) {
        return kind.advice();
    }

    /**
     * What groups it with others of its kind, where they follow soon and are no worse: one cause, one alert. Null where
     * it stands for itself.
     */
    default @Nullable Object cause(Finding finding, Sighting sighting) {
        return null;
    }

    /** Whom the device merely answers by it; null where it does something of itself, or nobody is known. */
    default @Nullable AssetModel answers() {
        return null;
    }

    /** Whether it joins what has the same cause even where it is worse, and raises that. */
    default boolean mayRaise() {
        return false;
    }

    /** Whether further ones share one alert where many come at once, as invented addresses do. */
    default boolean isCrowding() {
        return false;
    }

    /** The points concerned. */
    default List<String> points() {
        return List.of();
    }

    /**
     * What would be told in its place if it were normal: whoever declares it so has to know of that too.
     *
     * @param finding the finding that it was broken
     */
    default List<Finding> holds(Finding finding) {
        return List.of();
    }

    /** What becomes known of an act that has an alert already, as a line of that; empty where it says nothing more. */
    default String remark() {
        return "";
    }

    /** What an earlier remark begins with that says as much; empty where this one is news. */
    default String remarkKnown() {
        return "";
    }

    /** Whether it is that something did not happen: declared work on either side explains that, whoever does it. */
    default boolean isAbsence() {
        return false;
    }

    /**
     * Whether it is what was told before and merely goes on: that raises the alert that tells of it, and is neither
     * another one nor another occurrence.
     */
    default boolean isLasting() {
        return false;
    }

    /**
     * Whether it is done once more after what was done before was undone: an act that nobody could know of who read of
     * that one.
     */
    default boolean isAnew() {
        return false;
    }

    /** Where it was seen when no operation tells it; null where on no flow. */
    default @Nullable Path path() {
        return null;
    }

    /**
     * Whether declared work may cover it.
     *
     * @param isNamed whether who acts is declared by this MAC address
     */
    default boolean mayBePlanned(Predicate<String> isNamed) {
        return true;
    }

    /**
     * Whether it was only tried whether something answers, as a scan does, and nothing was done: declared work covers
     * that as it covers a scan.
     */
    default boolean isProbe() {
        return false;
    }

    /**
     * The address of a device in whose place something came; declared work on that device covers it as well. Null where
     * in the place of none.
     */
    default @Nullable String standsFor() {
        return null;
    }

    /** The network card that did it in the name of another device; null where the detector looked for none. */
    default @Nullable MacAddress card() {
        return null;
    }

    /**
     * Where something was seen.
     *
     * @param flow the flow
     * @param from the side that acted
     * @param protocol id of the protocol; null where it is not known
     */
    record Path(FlowInfo flow, int from, @Nullable String protocol) {
        /** Where a message was seen. */
        public static Path of(Origin origin) {
            return new Path(origin.flow(), origin.sender(), origin.protocol());
        }
    }
}
