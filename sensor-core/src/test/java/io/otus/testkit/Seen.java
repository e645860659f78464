package io.otus.testkit;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.AddressBinding;
import io.otus.core.event.AnomalyCode;
import io.otus.core.event.Attribute;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.event.SessionFact;
import io.otus.core.event.Trust;
import io.otus.core.event.Way;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;

/**
 * One thing that a dissector reported, as a comparable value; the calls of {@link io.otus.core.spi.Output}, in order.
 */
public sealed interface Seen {
    /** {@code message}. */
    record Message(ProtocolEvent event) implements Seen {}

    /** {@code malformed}. */
    record Malformed(AnomalyCode code, int offset) implements Seen {}

    /** {@code unknown}. */
    record Unknown(String field, long value) implements Seen {}

    /** {@code request}. */
    record Request(io.otus.core.spi.Request request) implements Seen {}

    /** {@code response}. */
    record Response(io.otus.core.spi.Response response) implements Seen {}

    /** {@code direction}. */
    record Direction(io.otus.core.spi.Direction direction) implements Seen {}

    /** {@code claim}; {@code bySender} tells whether it is about the sender. */
    record Claim(boolean bySender, String unit, Attribute attribute, String value, Trust trust) implements Seen {}

    /** {@code binding}. */
    record Binding(MacAddress mac, IpAddress ip, AddressBinding.Source source, long validFor) implements Seen {}

    /** {@code session}. */
    record Session(boolean fromClient, String unit, SessionFact fact) implements Seen {
        /** One that is a text. */
        public Session(boolean fromClient, String unit, String kind, String detail) {
            this(fromClient, unit, new SessionFact.Text(kind, detail));
        }
    }

    /** {@code transfer}. */
    record Transfer(boolean fromClient, String unit, Action action, String name, long size) implements Seen {}

    /** {@code file}; {@code digested} tells whether it has a digest, as a whole file does. */
    record File(boolean fromClient, String unit, Way way, String name, long size, boolean digested) implements Seen {
        /** A whole one. */
        public File(boolean fromClient, String unit, Way way, String name, long size) {
            this(fromClient, unit, way, name, size, true);
        }
    }

    /** {@code encrypted}. */
    record Encrypted() implements Seen {}

    /** {@code child}. */
    record Child(Octets payload, String address) implements Seen {
        /** A payload for which no address was told. */
        public Child(Octets payload) {
            this(payload, "");
        }
    }

    /** {@code continues}. */
    record Continues() implements Seen {}

    /** {@code secret}. */
    record Secret(int offset, int length) implements Seen {}
}
