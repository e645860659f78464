package io.otus.appliance.cli;

import io.otus.appliance.run.BaselineEdit.Learned;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.CountText;

/** What becomes normal with an alert, in words. */
final class LearnedText {
    private LearnedText() {}

    /** What was done. */
    static String of(Learned learned) {
        String id = AlertText.shortened(learned.alert());
        String facts = CountText.first(learned.lesson().facts());
        if (learned.left() > 0) {
            return "learned " + facts + " of alert " + id + ", which stays open with "
                    + CountText.of(learned.left(), "fact") + " more";
        }
        int others = learned.lesson().alerts().size() - 1;
        return "alert " + id + " learned" + (facts.isEmpty() ? "" : ", " + facts)
                + (others == 0 ? "" : ", and " + CountText.of(others, "alert") + " of nothing else");
    }

    /** What is told of an alert that is not learned in full. */
    static String remains(Learned learned) {
        return "Alert " + AlertText.shortened(learned.alert()) + " stays open: "
                + CountText.of(learned.left(), "fact")
                + " more that were folded in and that it does not name would still have been told. Once it is closed,"
                + " what comes again is named.";
    }
}
