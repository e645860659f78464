package io.otus.dissect.s7comm;

import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import java.util.List;
import java.util.stream.Stream;

/** Messages of a controller, function group 4: who wants which, diagnostic events, alarms. */
sealed interface EventContent extends UserDataContent {
    /**
     * A client asks for messages.
     *
     * @param subscribedEvents bit 0 mode transitions, bit 1 system diagnostics, bit 2 user-defined, bit 7 alarms; 0
     *     ends the subscription
     * @param userName what the client calls itself
     * @param alarmType which alarms, -1 where not stated
     */
    record Subscription(int subscribedEvents, String userName, int alarmType) implements EventContent {
        @Override
        public void fields(FieldWriter out) {
            out.number("subscribed_events", subscribedEvents);
            out.flag("mode_transitions", (subscribedEvents & 0x01) != 0);
            out.flag("system_diagnostics", (subscribedEvents & 0x02) != 0);
            out.flag("user_defined", (subscribedEvents & 0x04) != 0);
            out.flag("alarms", (subscribedEvents & 0x80) != 0);
            out.text("user_name", userName);
            if (alarmType >= 0) {
                out.number("alarm_type", alarmType);
            }
        }
    }

    /**
     * The answer to that.
     *
     * @param result 2 done
     */
    record Subscribed(int result) implements EventContent {
        @Override
        public void fields(FieldWriter out) {
            out.number("result", result);
        }
    }

    /**
     * An event of the diagnostic buffer, reported as it enters.
     *
     * @param event 20 bytes
     */
    record Diagnostic(Octets event) implements EventContent {
        @Override
        public void fields(FieldWriter out) {
            DiagnosticEvent.fields(event.view(), out);
        }
    }

    /**
     * Alarms that are reported, acknowledged, locked or queried.
     *
     * @param time when, by the controller's clock; empty where not stated
     * @param functionIdentifier bits whose meaning is not public
     * @param objectCount as stated, 0 to 255
     * @param objects those that are there
     */
    record Alarms(String time, int functionIdentifier, int objectCount, List<Alarm> objects) implements EventContent {
        public Alarms {
            objects = List.copyOf(objects);
        }

        @Override
        public void fields(FieldWriter out) {
            if (!time.isEmpty()) {
                out.text("alarm_time", time);
            }
            out.number("function_identifier", functionIdentifier);
            out.number("object_count", objectCount);
            out.beginArray("alarms");
            for (Alarm alarm : objects) {
                out.beginElement();
                alarm.fields(out);
                out.end();
            }
            out.end();
        }
    }

    /**
     * The answer to an acknowledgement of alarms.
     *
     * @param functionIdentifier bits whose meaning is not public
     * @param objectCount as stated, 0 to 255
     * @param returnCodes of those that are there, 0xFF success
     */
    record Acknowledged(int functionIdentifier, int objectCount, List<Integer> returnCodes) implements EventContent {
        public Acknowledged {
            returnCodes = List.copyOf(returnCodes);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("function_identifier", functionIdentifier);
            out.number("object_count", objectCount);
            out.beginArray("acknowledged");
            for (int code : returnCodes) {
                out.beginElement();
                out.number("return_code", code);
                out.end();
            }
            out.end();
        }
    }

    /**
     * One alarm.
     *
     * @param syntaxId what the object is: 0x15 lock, 0x16 indication, 0x19 acknowledgement, 0x1A query, 0x1C
     *     notification
     * @param eventId the alarm's number, 0 to 4294967295; -1 where the object has none
     * @param states event state, state, acknowledgements of going and coming; in some notifications also events of
     *     going and coming, the event that changed last, and one reserved
     * @param data associated values
     */
    record Alarm(int syntaxId, long eventId, Octets states, List<DataItem> data) {
        private static final List<String> STATES =
                List.of("event_state", "state", "acknowledged_going", "acknowledged_coming");
        private static final List<String> LONG_STATES = Stream.concat(
                        STATES.stream(), Stream.of("event_going", "event_coming", "event_last_changed", "reserved"))
                .toList();

        public Alarm {
            data = List.copyOf(data);
        }

        void fields(FieldWriter out) {
            out.number("syntax_id", syntaxId);
            if (eventId >= 0) {
                out.number("event_id", eventId);
            }
            List<String> names = states.length() == LONG_STATES.size() ? LONG_STATES : STATES;
            if (states.length() == names.size()) {
                for (int i = 0; i < names.size(); i++) {
                    out.number(names.get(i), states.u8(i));
                }
            } else if (states.length() > 0) {
                out.octets("states", states);
            }
            UserDataContent.data(data, out);
        }
    }

    /**
     * The answer to a query of alarms.
     *
     * @param returnCode 0xFF success
     * @param transportSize 9 for octets
     * @param completeLength bytes of the whole list
     * @param pending those that are there
     */
    record PendingAlarms(
            int functionIdentifier,
            int objectCount,
            int returnCode,
            int transportSize,
            int completeLength,
            List<PendingAlarm> pending)
            implements EventContent {
        public PendingAlarms {
            pending = List.copyOf(pending);
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("function_identifier", functionIdentifier);
            out.number("object_count", objectCount);
            out.beginObject("list");
            out.number("return_code", returnCode);
            out.number("transport_size", transportSize);
            out.number("complete_length", completeLength);
            out.end();
            out.beginArray("alarms");
            for (PendingAlarm alarm : pending) {
                out.beginElement();
                out.number("alarm_type", alarm.alarmType);
                out.number("event_id", alarm.eventId);
                out.number("event_state", alarm.eventState);
                out.number("acknowledged_going", alarm.acknowledgedGoing);
                out.number("acknowledged_coming", alarm.acknowledgedComing);
                out.end();
            }
            out.end();
        }
    }

    /**
     * One alarm of that list.
     *
     * @param alarmType 1 SCAN, 2 ALARM_8, 4 ALARM_S
     * @param eventId the alarm's number
     */
    record PendingAlarm(int alarmType, long eventId, int eventState, int acknowledgedGoing, int acknowledgedComing) {}
}
