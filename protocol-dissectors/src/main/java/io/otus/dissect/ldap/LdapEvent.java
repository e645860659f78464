package io.otus.dissect.ldap;

import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;

/** Everything LDAP can report; component names are the terms of RFC 4511. */
public sealed interface LdapEvent extends ProtocolEvent {
    /**
     * A bind, §4.2.
     *
     * @param messageId 0 to 2147483647
     * @param name who signs in; may be empty
     * @param mechanism {@code simple}, {@code sicily} ([MS-ADTS] §5.1.1.1.3), or the name of a SASL mechanism
     */
    record Bind(long messageId, String name, String mechanism) implements LdapEvent {
        @Override
        public String message() {
            return "bind_request";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("message_id", messageId);
            out.text("name", name);
            out.text("mechanism", mechanism);
        }
    }

    /**
     * A search, §4.5.1.
     *
     * @param messageId 0 to 2147483647
     * @param baseObject where it begins; empty for the root
     * @param scope 0 the object, 1 one level, 2 all below, 3 all below without the object
     * @param filter equalities that it asks for, such as {@code DnsDomain=plant.example}, with blanks between
     */
    record Search(long messageId, String baseObject, int scope, String filter) implements LdapEvent {
        @Override
        public String message() {
            return "search_request";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("message_id", messageId);
            out.text("base_object", baseObject);
            out.number("scope", scope);
            out.text("filter", filter);
        }
    }

    /**
     * An entry that was found, §4.5.2.
     *
     * @param messageId 0 to 2147483647
     * @param objectName its name; empty for the root
     * @param attributes how many it comes with
     */
    record Entry(long messageId, String objectName, int attributes) implements LdapEvent {
        @Override
        public String message() {
            return "search_result_entry";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("message_id", messageId);
            out.text("object_name", objectName);
            out.number("attributes", attributes);
        }
    }

    /**
     * The result of an operation, §4.1.9.
     *
     * @param message such as {@code bind_response}
     * @param messageId 0 to 2147483647
     * @param resultCode 0 success
     * @param diagnosticMessage free text; mostly empty
     */
    record Result(String message, long messageId, int resultCode, String diagnosticMessage) implements LdapEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("message_id", messageId);
            out.number("result_code", resultCode);
            if (!diagnosticMessage.isEmpty()) {
                out.text("diagnostic_message", diagnosticMessage);
            }
        }
    }

    /** Another operation, shown by its number alone. */
    record Other(String message, long messageId) implements LdapEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("message_id", messageId);
        }
    }

    /** Content hidden by TLS or a security layer. */
    record Wrapped(String message, int length) implements LdapEvent {
        @Override
        public void fields(FieldWriter out) {
            out.number("length", length);
        }
    }
}
