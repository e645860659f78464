package io.otus.dissect.mms;

import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a virtual manufacturing device says of itself in the answer to Status and in UnsolicitedStatus, ISO 9506-2
 * clause 10. Stateless.
 */
final class VmdStatus {
    private static final String LOGICAL = "vmd_logical_status";
    private static final String PHYSICAL = "vmd_physical_status";

    /** What of {@code VmdLogicalStatus} is not {@code state-changes-allowed}. */
    private static final Map<String, Meaning> LOGICAL_CONDITIONS = Map.of(
            "no-state-changes-allowed", Meaning.LIMITED,
            "limited-services-permitted", Meaning.LIMITED,
            "support-services-allowed", Meaning.LIMITED);

    /** What of {@code VmdPhysicalStatus} is not {@code operational}. */
    private static final Map<String, Meaning> PHYSICAL_CONDITIONS = Map.of(
            "partially-operational", Meaning.FAULTY,
            "inoperable", Meaning.FAULTY,
            "needs-commissioning", Meaning.MISCONFIGURED);

    private VmdStatus() {}

    /** Whether a PDU with these fields says it. */
    static boolean isTold(List<Element> elements) {
        return Elements.values(elements, PHYSICAL).size() != 0;
    }

    /** The conditions that deviate from normal. */
    static List<Condition> conditions(List<Element> elements) {
        if (!isTold(elements)) {
            return List.of();
        }
        List<Condition> found = new ArrayList<>(2);
        add(Elements.text(elements, PHYSICAL), PHYSICAL_CONDITIONS, found);
        add(Elements.text(elements, LOGICAL), LOGICAL_CONDITIONS, found);
        return found;
    }

    private static void add(String status, Map<String, Meaning> conditions, List<Condition> found) {
        Meaning meaning = conditions.get(status);
        if (meaning != null) {
            found.add(new Condition(status, meaning));
        }
    }
}
