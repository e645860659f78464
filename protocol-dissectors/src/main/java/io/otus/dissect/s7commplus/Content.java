package io.otus.dissect.s7commplus;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a PDU carries after its head. Which parts are there depends on the function, S7+ "functions".
 *
 * @param returnValue in an answer: below 0 an error, 0 done, above 0 done with a remark
 * @param objectId the object that is asked, changed, made under or told of; -1 for none
 * @param addresses variables that are asked or set
 * @param attributes numbers of attributes that are asked or set
 * @param objectIds numbers of objects in an answer
 * @param values values by attribute, item number or reference
 * @param errors items that were not done
 * @param objects objects that are made or told
 * @param options octets of the function that are not understood, in wire order
 * @param integrityId running number of the session; -1 for none
 * @param digest digest behind the body in version 2; empty elsewhere
 * @param unread what could not be read, from its first octet on, at most {@link #KEPT}
 * @param unreadLength octets that could not be read
 */
public record Content(
        long returnValue,
        long objectId,
        List<ItemAddress> addresses,
        ValueList attributes,
        ValueList objectIds,
        List<PlusValue.Member> values,
        List<ItemError> errors,
        List<PlusObject> objects,
        Octets options,
        long integrityId,
        Octets digest,
        Octets unread,
        int unreadLength) {
    /** Most octets kept of what could not be read. */
    static final int KEPT = 64;

    public Content {
        addresses = List.copyOf(addresses);
        values = List.copyOf(values);
        errors = List.copyOf(errors);
        objects = List.copyOf(objects);
    }

    void fields(boolean answer, FieldWriter out) {
        if (answer) {
            out.number("return_value", returnValue);
        }
        if (objectId >= 0) {
            out.number("object_id", objectId);
        }
        if (options.length() > 0) {
            out.octets("options", options);
        }
        if (!addresses.isEmpty()) {
            out.beginArray("addresses");
            for (ItemAddress one : addresses) {
                out.beginElement();
                one.fields(out);
                out.end();
            }
            out.end();
        }
        if (attributes.size() > 0) {
            out.values("attributes", attributes);
        }
        if (objectIds.size() > 0) {
            out.values("object_ids", objectIds);
        }
        PlusValue.members("values", values, out);
        if (!errors.isEmpty()) {
            out.beginArray("errors");
            for (ItemError one : errors) {
                out.beginElement();
                out.number("item", one.item());
                out.number("return_value", one.returnValue());
                out.end();
            }
            out.end();
        }
        PlusObject.list(objects, out);
        if (integrityId >= 0) {
            out.number("integrity_id", integrityId);
        }
        if (digest.length() > 0) {
            out.octets("digest", digest);
        }
        if (unreadLength > 0) {
            out.number("unread_length", unreadLength);
            out.octets("unread", unread);
        }
    }

    /** Collects the parts while a body is read. Confined. */
    static final class Draft {
        /** Most numbers of attributes and objects that are kept. */
        static final int KEPT_NUMBERS = 256;

        long returnValue;
        long objectId = -1;
        final List<ItemAddress> addresses = new ArrayList<>();
        ValueList attributes = ValueList.NONE;
        ValueList objectIds = ValueList.NONE;
        final List<PlusValue.Member> values = new ArrayList<>();
        final List<ItemError> errors = new ArrayList<>();
        final List<PlusObject> objects = new ArrayList<>();
        private byte[] options = {};
        long integrityId = -1;
        Octets digest = Octets.EMPTY;
        private Octets unread = Octets.EMPTY;
        private int unreadLength;

        /** Takes octets that are not understood; there are few in any body. */
        void option(Cursor in, int count) {
            ByteView bytes = in.octets(count);
            byte[] longer = Arrays.copyOf(options, options.length + bytes.length());
            bytes.copyTo(0, longer, options.length, bytes.length());
            options = longer;
        }

        /** Keeps the rest raw. */
        void unread(ByteView rest) {
            unreadLength = rest.length();
            unread = rest.octets(0, Math.min(rest.length(), KEPT));
        }

        Content content() {
            return new Content(
                    returnValue,
                    objectId,
                    addresses,
                    attributes,
                    objectIds,
                    values,
                    errors,
                    objects,
                    Octets.copyOf(options),
                    integrityId,
                    digest,
                    unread,
                    unreadLength);
        }

        /** A count and that many numbers of variable length. */
        static ValueList numbers(Cursor in, long count) {
            if (count > in.remaining()) {
                in.fail();
                return ValueList.NONE;
            }
            long[] kept = new long[(int) Math.min(count, KEPT_NUMBERS)];
            for (long i = 0; i < count && !in.failed(); i++) {
                long one = in.vlq32();
                if (i < kept.length) {
                    kept[(int) i] = one;
                }
            }
            return kept.length == 0 ? ValueList.NONE : ValueList.unsigned(kept);
        }
    }
}
