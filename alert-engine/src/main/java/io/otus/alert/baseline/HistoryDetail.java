package io.otus.alert.baseline;

/** How much of its history stands behind each fact of a baseline text. */
public enum HistoryDetail {
    /** Nothing: a list of limits that hold as they stand. */
    NONE {
        @Override
        String behind(FactLine fact) {
            return "";
        }
    },
    /** As much as another sensor needs to judge by the text as the one that learned it does. */
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
    /** Also which file declared it: what is needed to go back to the text. */
    KEPT {
        @Override
        String behind(FactLine fact) {
            return fact.source() == null && fact.history().equals(FactHistory.NONE)
                    ? ""
                    : HistoryText.print(
                            fact.history(), fact.source(), fact.aspect().statistics());
        }
    };

    /** What stands behind a fact; empty where nothing does. */
    abstract String behind(FactLine fact);
}
