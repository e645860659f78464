package io.otus.alert.signature;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Keywords for decoded fields: each becomes a condition in the language of the site's own rules. */
final class FieldKeywords {
    private static final Map<String, Function<String, FieldCondition>> KEYWORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("modbus", ModbusKeyword::parse),
            Map.entry("dnp3_func", Dnp3Keywords::function),
            Map.entry("dnp3.func", Dnp3Keywords::function),
            Map.entry("dnp3_ind", Dnp3Keywords::indication),
            Map.entry("dnp3.ind", Dnp3Keywords::indication),
            Map.entry("dnp3_obj", Dnp3Keywords::object),
            Map.entry("dnp3.obj", Dnp3Keywords::object),
            Map.entry("enip_command", EnipKeywords::command),
            Map.entry("cip_service", EnipKeywords::service),
            Map.entry("enip.cip_class", text -> EnipKeywords.path("class", text)),
            Map.entry("enip.cip_instance", text -> EnipKeywords.path("instance", text)),
            Map.entry("enip.cip_attribute", text -> EnipKeywords.path("attribute", text)),
            Map.entry("enip.status", text -> EnipKeywords.field("status", text)),
            Map.entry("enip.protocol_version", text -> EnipKeywords.field("protocol_version", text))));

    private FieldKeywords() {}

    static boolean has(String keyword) {
        return KEYWORDS.containsKey(keyword);
    }

    /**
     * Returns the condition of a keyword with its value.
     *
     * @throws IllegalArgumentException with the reason if it is not supported
     */
    static FieldCondition condition(RuleOption option) {
        Function<String, FieldCondition> keyword = KEYWORDS.get(option.name());
        if (keyword == null) {
            throw new IllegalArgumentException("a keyword that is not taken");
        }
        return keyword.apply(option.plain());
    }
}
