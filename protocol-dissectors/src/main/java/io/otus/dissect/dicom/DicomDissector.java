package io.otus.dissect.dicom;

import io.otus.core.bytes.ByteJoiner;
import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.banner.BannerClaims;
import java.util.ArrayList;
import java.util.List;

/** Framing of PDUs, and what associations and commands ask and answer. */
final class DicomDissector implements Dissector {
    /** Beyond what message ids reach. */
    private static final long ASSOCIATION = 1L << 20;

    private static final long RELEASE = ASSOCIATION + 1;
    private static final int MAX_COMMAND = 4_096;
    private static final int IS_COMMAND = 1;
    private static final int IS_LAST = 2;

    private final BannerClaims claims = new BannerClaims("dicom");
    private final PerDirection<ByteJoiner> commands = new PerDirection<>(() -> new ByteJoiner(MAX_COMMAND));
    /** Whether an association or a command was seen: data alone has no mark. */
    private boolean isProven;

    private boolean isAccepted;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return Pdu.length(bytes, isProven);
    }

    /** An association has the name of its context. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        return Pdu.isAssociation(message);
    }

    @Override
    public int longestMessage() {
        return Pdu.LONGEST;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        isProven = true;
        switch (Pdu.type(message)) {
            case Pdu.ASSOCIATE_RQ -> asked(message, context, out);
            case Pdu.ASSOCIATE_AC -> accepted(message, context, out);
            case Pdu.ASSOCIATE_RJ -> rejected(message, context, out);
            case Pdu.DATA -> data(message, context, out);
            case Pdu.RELEASE_RQ -> {
                plain(message, out);
                out.request(Request.confirmed(RELEASE, Dimse.RELEASE, "", List.of()));
            }
            case Pdu.RELEASE_RP -> {
                plain(message, out);
                out.response(new Response(RELEASE, Dimse.RELEASE, "", Outcome.OK, List.of()));
            }
            default ->
                out.message(new DicomEvent.Message(
                        Pdu.name(Pdu.type(message)),
                        List.of(
                                Element.number("source", message.u8(Pdu.SIZE + 2)),
                                Element.number("reason", message.u8(Pdu.SIZE + 3)))));
        }
    }

    private static void plain(ByteView message, Output out) {
        out.message(new DicomEvent.Message(Pdu.name(Pdu.type(message)), List.of()));
    }

    private void asked(ByteView message, Context context, Output out) {
        Direction.FROM_CLIENT.tell(context, out);
        Association association = Association.read(message, out);
        String calling = Association.calling(message);
        out.session(
                Direction.FROM_CLIENT,
                "",
                "dicom_association",
                "calling_ae_title=" + calling + " called_ae_title=" + Association.called(message));
        out.request(Request.confirmed(ASSOCIATION, Dimse.ASSOCIATE, "", List.of()));
        tell(calling, "application entity", association, context, out);
    }

    private void accepted(ByteView message, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        Association association = Association.read(message, out);
        out.response(new Response(ASSOCIATION, Dimse.ASSOCIATE, "", Outcome.OK, List.of()));
        // The title is the client's word, sent back untested (PS3.8 table 9-17): one for each connection.
        tell(isAccepted ? "" : Association.called(message), "accepted as", association, context, out);
        isAccepted = true;
    }

    /** An address has many application entities, and a device one program for them. */
    private void tell(String title, String source, Association association, Context context, Output out) {
        if (!title.isBlank()) {
            claims.tell(out, context.source(), Attribute.SERVICE, "DICOM AE " + title, source);
        }
        String implementation = association.implementation();
        if (!implementation.isBlank()) {
            claims.tell(out, context.source(), Attribute.SERVICE, "DICOM " + implementation, "implementation");
        }
    }

    /** Reserved u8, result u8, source u8, reason u8. */
    private static void rejected(ByteView message, Context context, Output out) {
        Direction.FROM_SERVER.tell(context, out);
        int source = message.u8(Pdu.SIZE + 2);
        int reason = message.u8(Pdu.SIZE + 3);
        String name = Dimse.rejection(source, reason);
        out.message(new DicomEvent.Message(
                Pdu.name(Pdu.ASSOCIATE_RJ),
                List.of(
                        Element.number("result", message.u8(Pdu.SIZE + 1)),
                        Element.number("source", source),
                        Element.number("reason", reason),
                        Element.text("reason_name", name))));
        Outcome outcome = Outcome.error(source << 8 | reason, name);
        out.response(new Response(ASSOCIATION, Dimse.ASSOCIATE, "", outcome, List.of()));
    }

    private void data(ByteView message, Context context, Output out) {
        ByteJoiner joiner = commands.of(context.direction());
        List<CommandSet> whole = new ArrayList<>();
        int data = 0;
        int broken = -1;
        boolean isOpen = false;
        int at = Pdu.SIZE;
        while (at < message.length()) {
            if (!message.has(at, Pdu.VALUE)
                    || !Pdu.isValue(message, at)
                    || message.u32(at) > message.length() - at - 4) {
                broken = at;
                break;
            }
            int length = (int) message.u32(at) - 2;
            int control = message.u8(at + 5);
            if ((control & IS_COMMAND) == 0) {
                data += length;
            } else {
                joiner.append(message.slice(at + Pdu.VALUE, length));
                isOpen = (control & IS_LAST) == 0;
                if (!isOpen) {
                    CommandSet command = CommandSet.read(joiner.finish());
                    whole.add(command);
                }
            }
            at += Pdu.VALUE + length;
        }
        tell(whole, data, out);
        if (broken >= 0) {
            out.malformed(DicomAnomaly.PDV_LENGTH, broken);
        }
        if (isOpen) {
            out.continues();
        }
        for (CommandSet command : whole) {
            act(command, out);
        }
    }

    private static void tell(List<CommandSet> whole, int data, Output out) {
        List<Element> fields = new ArrayList<>();
        if (!whole.isEmpty()) {
            List<Element.Group> groups = new ArrayList<>();
            for (CommandSet command : whole) {
                groups.add(new Element.Group("command_set", command.fields()));
            }
            fields.add(new Element.Groups("command_sets", groups));
        }
        fields.add(Element.number("data_set_length", data));
        out.message(new DicomEvent.Message(Pdu.name(Pdu.DATA), fields));
    }

    private static void act(CommandSet command, Output out) {
        if (!command.isWhole()) {
            out.malformed(DicomAnomaly.COMMAND_SET, Pdu.SIZE + Pdu.VALUE);
            return;
        }
        if (command.fields().isEmpty()) {
            return; // its beginning was lost
        }
        int request = command.request();
        if (command.field() == Dimse.CANCEL) {
            out.request(Request.unconfirmed(Dimse.service(request), "", List.of()));
            return;
        }
        if (!Dimse.isKnown(request)) {
            out.unknown("command", command.field());
        }
        Service service = Dimse.service(request);
        List<PointRange> points = command.sopClass().isEmpty()
                ? List.of()
                : List.of(PointRange.named(PointRange.plain(command.sopClass())));
        long transaction = command.messageId();
        if (!command.isResponse()) {
            out.request(Request.confirmed(transaction, service, "", points));
        } else if (!Dimse.isPending(command.status())) {
            out.response(new Response(transaction, service, "", Dimse.outcome(command.status()), points));
        }
    }

    @Override
    public int unfinished() {
        return commands.sum(ByteJoiner::memory);
    }

    @Override
    public void gap(Direction direction) {
        isProven = false;
        commands.of(direction).gap();
    }
}
