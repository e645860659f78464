package io.otus.alert.baseline;

/** How much of its history stands behind each fact of a baseline text. */
public enum HistoryDetail {
    /** No history: a list of limits that hold as they stand. */
    NONE {
        @Override
        String behind(FactLine fact) {
            return "";
        }
    },
    /** As much history as another sensor needs to judge by the text like the one that learned it. */
    BRIEF {
        @Override
        String behind(FactLine fact) {
            return HistoryText.brief(fact.aspect(), fact.history());
        }
    },
    /** All counts and evidence. */
    WHOLE {
        @Override
        String behind(FactLine fact) {
            return fact.history().equals(FactHistory.NONE)
                    ? ""
                    : HistoryText.print(fact.history(), null, fact.aspect().statistics());
        }
    },
    /** All counts and evidence, and the file that declared the fact: what is needed to go back to the text. */
    KEPT {
        @Override
        String behind(FactLine fact) {
            return fact.source() == null && fact.history().equals(FactHistory.NONE)
                    ? ""
                    : HistoryText.print(
                            fact.history(), fact.source(), fact.aspect().statistics());
        }
    };

    /** The text after a fact; empty where there is none. */
    abstract String behind(FactLine fact);
}
