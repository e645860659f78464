package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.net.MacAddress;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fact of the baseline that a finding breaks, or the rule that it breaks where no fact is involved. Each
 * implementation is declared beside its detector and brings its own words, so that adding one changes nothing else.
 */
public interface Broken {
    /** Returns the texts of the alert. The engine asks for them once per alert, not once per finding. */
    Words words(Finding finding, Sighting sighting, Baseline baseline);

    /**
     * Returns the technique ids of MITRE ATT&amp;CK for ICS (version 17) that this violation is a trace of.
     *
     * @param kind the kind of the finding
     * @param action what the operation did; {@link Action#OTHER} if there was no operation
     */
    List<String> techniques(Kind kind, Action action);

    /**
     * Returns what to do about the alert, in one sentence. An implementation overrides this where the sentence of the
     * kind is not true of it: not everything that a kind may report can be made normal by a line of the baseline.
     */
    default String advice(Kind kind) {
        return kind.advice();
    }

    /**
     * Returns the key of the alert that this violation shares with others of its kind. Violations of equal cause that
     * follow soon and are not more severe become lines of one alert. Null if the violation always stands for itself.
     */
    default @Nullable Object cause(Finding finding, Sighting sighting) {
        return null;
    }

    /**
     * Returns the device whose request this violation merely answers; null if the device acted by itself or the asking
     * device is not known.
     */
    default @Nullable AssetModel answers() {
        return null;
    }

    /**
     * Returns whether this violation joins the alert of the same cause even if it is more severe, and then raises that
     * alert.
     */
    default boolean mayRaise() {
        return false;
    }

    /** Returns whether further violations share one alert if many come at once, as with invented addresses. */
    default boolean isCrowding() {
        return false;
    }

    /**
     * Returns the points of the operation that this violation is about, without their values and with both words of a
     * number that two words form; null if it is about the whole operation.
     */
    default @Nullable PointRange concerned() {
        return null;
    }

    /** Returns the points that this violation concerns. */
    default List<String> points() {
        return List.of();
    }

    /**
     * Returns the findings that would be reported instead if this violation were normal. Whoever declares it normal has
     * to know of them too.
     *
     * @param finding the finding of this violation
     */
    default List<Finding> holds(Finding finding) {
        return List.of();
    }

    /**
     * Returns what is newly known of an act that already has an alert, as a line of that alert; empty if there is
     * nothing new.
     */
    default String remark() {
        return "";
    }

    /** Returns the beginning of an earlier remark that says as much as this one; empty if this remark is always new. */
    default String remarkKnown() {
        return "";
    }

    /**
     * Returns whether the violation is that something did not happen. Declared work on either side explains that,
     * whoever does the work.
     */
    default boolean isAbsence() {
        return false;
    }

    /**
     * Returns whether this violation was reported before and merely continues. It then raises the existing alert, and
     * is neither a new alert nor another occurrence.
     */
    default boolean isLasting() {
        return false;
    }

    /**
     * Returns whether the violation shows again and again until somebody removes its reason, and no repeat is a deed of
     * its own. A repeat after a pause is then another occurrence of the alert, even if it is critical.
     */
    default boolean isStanding() {
        return false;
    }

    /**
     * Returns whether the act was done again after its earlier effect was undone. Somebody who read the alert on the
     * earlier act cannot know of this one.
     */
    default boolean isAnew() {
        return false;
    }

    /**
     * Returns whether what a transfer moves is wrong in itself. It is then part of that transfer however severe it is.
     */
    default boolean isOfMoved() {
        return false;
    }

    /**
     * Returns the flow on which the violation was seen, for a finding without an operation; null if it was seen on no
     * flow.
     */
    default @Nullable Path path() {
        return null;
    }

    /**
     * Returns whether declared work may cover this violation.
     *
     * @param isNamed tests whether declared work names the acting device by this MAC address
     */
    default boolean mayBePlanned(Predicate<String> isNamed) {
        return true;
    }

    /**
     * Returns whether the client only tried whether something answers, as a scan does, and did nothing more. Declared
     * work covers that as it covers a scan.
     */
    default boolean isProbe() {
        return false;
    }

    /**
     * Returns the address of the device that something else replaced; work declared on that device covers the violation
     * as well. Null if no device was replaced.
     */
    default @Nullable String standsFor() {
        return null;
    }

    /** Returns the network card that acted in the name of another device; null if the detector did not look for one. */
    default @Nullable MacAddress card() {
        return null;
    }

    /**
     * The flow and the side of it on which a violation was seen.
     *
     * @param flow the flow
     * @param from the side that acted, 0 or 1
     * @param protocol id of the protocol; null if it is not known
     */
    record Path(FlowInfo flow, int from, @Nullable String protocol) {
        /** Returns the path of a message. */
        public static Path of(Origin origin) {
            return new Path(origin.flow(), origin.sender(), origin.protocol());
        }
    }
}
