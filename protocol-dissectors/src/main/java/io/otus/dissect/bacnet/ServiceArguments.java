package io.otus.dissect.bacnet;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Reads the arguments of services, clauses 13 to 16. What is read before an argument is malformed is kept. */
final class ServiceArguments {
    /** Most properties taken of one message. */
    static final int MAX_PROPERTIES = 1_024;

    /** In the place of an argument's name: a password, which is stepped over and told as a secret. */
    private static final String PASSWORD = "";

    private final TagReader tags;
    private final int offset;
    private final Output out;
    private final List<BacnetEvent.Argument> arguments = new ArrayList<>();
    private final List<BacnetEvent.PropertyValue> properties = new ArrayList<>();
    private boolean broken;

    /**
     * Arguments that stand alone in a view.
     *
     * @param offset where the view begins in the message; -1 where it was put together from segments
     */
    ServiceArguments(ByteView arguments, int offset, Output out) {
        this.tags = new TagReader(arguments, 0);
        this.offset = offset;
        this.out = out;
    }

    List<BacnetEvent.Argument> arguments() {
        return arguments;
    }

    List<BacnetEvent.PropertyValue> properties() {
        return properties;
    }

    /** Whether an argument was malformed. */
    boolean broken() {
        return broken;
    }

    void confirmedRequest(int service) {
        switch (service) {
            case BacnetService.READ_PROPERTY -> property(false);
            case BacnetService.WRITE_PROPERTY -> property(true);
            case BacnetService.READ_PROPERTY_MULTIPLE -> multiple(Content.NAMES);
            case BacnetService.WRITE_PROPERTY_MULTIPLE -> multiple(Content.VALUES);
            case BacnetService.CONFIRMED_COV_NOTIFICATION -> covNotification();
            case BacnetService.SUBSCRIBE_COV ->
                contextArguments(
                        "subscriber_process_identifier",
                        "monitored_object_identifier",
                        "issue_confirmed_notifications",
                        "lifetime");
            case BacnetService.DEVICE_COMMUNICATION_CONTROL ->
                contextArguments("time_duration", "enable_disable", PASSWORD);
            case BacnetService.REINITIALIZE_DEVICE -> contextArguments("reinitialized_state_of_device", PASSWORD);
            default -> {}
        }
    }

    void unconfirmedRequest(int service) {
        switch (service) {
            case BacnetService.I_AM ->
                applicationArguments(
                        "i_am_device_identifier",
                        "max_apdu_length_accepted",
                        "segmentation_supported",
                        "vendor_identifier");
            case BacnetService.I_HAVE -> applicationArguments("device_identifier", "object_identifier", "object_name");
            case BacnetService.WHO_IS ->
                contextArguments("device_instance_range_low_limit", "device_instance_range_high_limit");
            case BacnetService.WHO_HAS ->
                contextArguments(
                        "device_instance_range_low_limit",
                        "device_instance_range_high_limit",
                        "object_identifier",
                        "object_name");
            case BacnetService.UNCONFIRMED_COV_NOTIFICATION -> covNotification();
            case BacnetService.TIME_SYNCHRONIZATION, BacnetService.UTC_TIME_SYNCHRONIZATION ->
                applicationArguments("date", "time");
            default -> {}
        }
    }

    void complexAck(int service) {
        switch (service) {
            case BacnetService.READ_PROPERTY -> property(true);
            case BacnetService.READ_PROPERTY_MULTIPLE -> multiple(Content.RESULTS);
            default -> {}
        }
    }

    /** Clause 20.1.7: error class and code, application-tagged, constructed in some services. */
    String error() {
        List<Long> numbers = new ArrayList<>();
        while (numbers.size() < 2 && tags.next()) {
            if (tags.isApplication() && tags.number() == BacnetValue.ENUMERATED) {
                numbers.add(tags.unsigned());
            }
        }
        if (numbers.size() < 2) {
            breaks(BacnetAnomaly.ARGUMENT);
            return "";
        }
        return "class " + numbers.get(0) + " code " + numbers.get(1);
    }

    private void breaks(BacnetAnomaly anomaly) {
        if (!broken) {
            broken = true;
            out.malformed(tags.broken() ? BacnetAnomaly.TAG : anomaly, tags.position());
        }
    }

    /** Application-tagged arguments in this order. */
    private void applicationArguments(String... names) {
        for (String name : names) {
            if (!tags.next() || !tags.isApplication()) {
                breaks(BacnetAnomaly.ARGUMENT);
                return;
            }
            arguments.add(new BacnetEvent.Argument(name, BacnetValue.read(tags)));
        }
    }

    /** Context-tagged arguments, each optional. */
    private void contextArguments(String... names) {
        while (tags.next()) {
            if (tags.isOpening()) {
                BacnetValue.readUntilClosed(tags);
                continue;
            }
            if (tags.isApplication() || tags.number() >= names.length) {
                breaks(BacnetAnomaly.ARGUMENT);
                return;
            }
            String name = names[tags.number()];
            if (name.equals(PASSWORD)) {
                if (offset >= 0 && tags.length() > 0) {
                    out.secret(offset + tags.position() - tags.length(), tags.length());
                }
            } else if (name.endsWith("object_identifier") && tags.length() == 4) {
                arguments.add(new BacnetEvent.Argument(name, ValueList.text(BacnetNames.object(tags.unsigned()))));
            } else if (name.equals("object_name")) {
                arguments.add(new BacnetEvent.Argument(name, ValueList.text(BacnetValue.text(tags.value()))));
            } else {
                arguments.add(new BacnetEvent.Argument(name, ValueList.unsigned(tags.unsigned())));
            }
        }
        if (tags.broken()) {
            breaks(BacnetAnomaly.TAG);
        }
    }

    /** Clauses 15.5 and 15.9: object [0], property [1], array index [2] optional, value [3], priority [4] optional. */
    private void property(boolean withValue) {
        if (!tags.next() || !tags.isContext(0) || tags.length() != 4) {
            breaks(BacnetAnomaly.ARGUMENT);
            return;
        }
        String object = BacnetNames.object(tags.unsigned());
        if (!tags.next() || !tags.isContext(1)) {
            breaks(BacnetAnomaly.ARGUMENT);
            return;
        }
        int property = (int) tags.unsigned();
        long index = optional(2);
        ValueList value = ValueList.NONE;
        if (withValue) {
            if (!tags.next() || !tags.isOpening(3)) {
                breaks(BacnetAnomaly.ARGUMENT);
                return;
            }
            value = closed();
        }
        add(object, property, index, optional(4), value, "");
    }

    private ValueList closed() {
        ValueList value = BacnetValue.readUntilClosed(tags);
        if (tags.broken() || !tags.isClosing()) {
            breaks(BacnetAnomaly.TAG);
        }
        return value;
    }

    /** A context-tagged unsigned that may be absent: -1. */
    private long optional(int tagNumber) {
        if (tags.peekContext(tagNumber) && !tags.atClosing() && tags.next()) {
            if (tags.isContext(tagNumber)) {
                return tags.unsigned();
            }
            breaks(BacnetAnomaly.ARGUMENT);
        }
        return -1;
    }

    private void add(String object, int property, long index, long priority, ValueList value, String error) {
        if (properties.size() < MAX_PROPERTIES) {
            properties.add(new BacnetEvent.PropertyValue(
                    object, property, BacnetNames.property(property), index, priority, value, error));
        }
    }

    /** What the list of one object in a multiple service holds. */
    private enum Content {
        /** Property references, clause 15.7 request. */
        NAMES(0, 1, -1, -1),
        /** Values to write, clause 15.10: property [0], index [1], value [2], priority [3]. */
        VALUES(0, 1, 2, 3),
        /** Values read, clause 15.7 ack: property [2], index [3], value [4] or error [5]. */
        RESULTS(2, 3, 4, -1);

        private final int property;
        private final int index;
        private final int value;
        private final int priority;

        Content(int property, int index, int value, int priority) {
            this.property = property;
            this.index = index;
            this.value = value;
            this.priority = priority;
        }
    }

    /** A sequence of objects [0], each with a list [1]. */
    private void multiple(Content content) {
        while (!broken && tags.next()) {
            if (!tags.isContext(0) || tags.length() != 4) {
                breaks(BacnetAnomaly.ARGUMENT);
                return;
            }
            String object = BacnetNames.object(tags.unsigned());
            if (!tags.next() || !tags.isOpening(1)) {
                breaks(BacnetAnomaly.ARGUMENT);
                return;
            }
            listOf(object, content);
        }
        if (tags.broken()) {
            breaks(BacnetAnomaly.TAG);
        }
    }

    /** Reads until the list is closed. */
    private void listOf(String object, Content content) {
        while (!broken && tags.next()) {
            if (tags.isClosing()) {
                return;
            }
            if (!tags.isContext(content.property)) {
                breaks(BacnetAnomaly.ARGUMENT);
                return;
            }
            int property = (int) tags.unsigned();
            long index = optional(content.index);
            ValueList value = ValueList.NONE;
            String error = "";
            if (content.value >= 0) {
                if (!tags.next() || !tags.isOpening()) {
                    breaks(BacnetAnomaly.ARGUMENT);
                    return;
                }
                boolean failed = content == Content.RESULTS && tags.number() == 5;
                value = closed();
                if (failed) {
                    error = value.size() < 2 ? "unknown" : "class " + value.text(0) + " code " + value.text(1);
                    value = ValueList.NONE;
                }
            }
            long priority = content.priority >= 0 ? optional(content.priority) : -1;
            add(object, property, index, priority, value, error);
        }
        breaks(BacnetAnomaly.TAG);
    }

    /** Clauses 13.6 and 13.7: process id [0], device [1], object [2], time remaining [3], values [4]. */
    private void covNotification() {
        String object = "";
        while (!broken && tags.next()) {
            if (tags.isOpening(4)) {
                listOf(object, Content.VALUES);
            } else if (tags.isContext(0)) {
                argument("subscriber_process_identifier");
            } else if (tags.isContext(1) && tags.length() == 4) {
                arguments.add(new BacnetEvent.Argument(
                        "initiating_device_identifier", ValueList.text(BacnetNames.object(tags.unsigned()))));
            } else if (tags.isContext(2) && tags.length() == 4) {
                object = BacnetNames.object(tags.unsigned());
            } else if (tags.isContext(3)) {
                argument("time_remaining");
            } else {
                breaks(BacnetAnomaly.ARGUMENT);
            }
        }
        if (tags.broken()) {
            breaks(BacnetAnomaly.TAG);
        }
    }

    private void argument(String name) {
        arguments.add(new BacnetEvent.Argument(name, ValueList.unsigned(tags.unsigned())));
    }
}
