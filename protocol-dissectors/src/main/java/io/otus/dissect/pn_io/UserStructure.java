package io.otus.dissect.pn_io;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the items of a user structure identifier of the standard hold, IEC 61158-6-10 §5.2.7.
 *
 * @param items the fields of one channel
 */
record UserStructure(List<Grammar.Item> items) {
    static final int CHANNEL = 0x8000;
    static final int EXTENDED_CHANNEL = 0x8002;
    static final int QUALIFIED_CHANNEL = 0x8003;
    static final int MAINTENANCE = 0x8100;

    private static final Grammar.Item NUMBER = new Grammar.Item.Unsigned("channel_number", 2);
    private static final Grammar.Item PROPERTIES = new Grammar.Item.Unsigned("channel_properties", 2);
    private static final Grammar.Item ERROR = new Grammar.Item.Unsigned("channel_error_type", 2);
    private static final Grammar.Item EXTENDED = new Grammar.Item.Unsigned("ext_channel_error_type", 2);
    private static final Grammar.Item ADDED = new Grammar.Item.Unsigned("ext_channel_add_value", 4);
    private static final Grammar.Item QUALIFIER = new Grammar.Item.Unsigned("qualified_channel_qualifier", 4);

    private static final UserStructure OF_CHANNEL = new UserStructure(List.of(NUMBER, PROPERTIES, ERROR));
    private static final UserStructure OF_EXTENDED =
            new UserStructure(List.of(NUMBER, PROPERTIES, ERROR, EXTENDED, ADDED));
    private static final UserStructure OF_QUALIFIED =
            new UserStructure(List.of(NUMBER, PROPERTIES, ERROR, EXTENDED, ADDED, QUALIFIER));

    /** That of an identifier; null for those of makers. */
    static @Nullable UserStructure of(int identifier) {
        return switch (identifier) {
            case CHANNEL -> OF_CHANNEL;
            case EXTENDED_CHANNEL -> OF_EXTENDED;
            case QUALIFIED_CHANNEL -> OF_QUALIFIED;
            default -> null;
        };
    }
}
