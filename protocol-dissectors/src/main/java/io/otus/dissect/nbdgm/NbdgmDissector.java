package io.otus.dissect.nbdgm;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;

/** Reads one NetBIOS datagram per UDP datagram. */
final class NbdgmDissector implements Dissector {
    private static final int WORKSTATION = 0x00;
    private static final int FILE_SERVER = 0x20;
    private static final int ERROR = 0x13;

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < NbdgmHeader.SIZE) {
            return NEED_MORE;
        }
        int type = NbdgmHeader.type(bytes);
        boolean known = type >= NbdgmHeader.DIRECT_UNIQUE && type <= NbdgmHeader.LAST;
        boolean named =
                type == ERROR || NbdgmHeader.isName(bytes, NbdgmHeader.carriesData(type) ? NbdgmHeader.SIZE : 10);
        return known && named ? bytes.length() : NOT_MINE;
    }

    @Override
    public boolean isCertain(ByteView message, Context context) {
        return NbdgmHeader.carriesData(NbdgmHeader.type(message));
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        int type = NbdgmHeader.type(message);
        fields.add(Element.number("msg_type", type));
        fields.add(Element.number("dgm_id", NbdgmHeader.id(message)));
        if (!NbdgmHeader.carriesData(type)) {
            out.message(new NbdgmEvent.Message("datagram", fields));
            return;
        }
        String source = NbdgmHeader.name(message, NbdgmHeader.SIZE);
        int suffix = NbdgmHeader.suffix(message, NbdgmHeader.SIZE);
        fields.add(Element.text("source_name", source));
        fields.add(Element.number("source_suffix", suffix));
        int second = NbdgmHeader.endOfName(message, NbdgmHeader.SIZE);
        int data = second < 0 || !NbdgmHeader.isName(message, second) ? -1 : NbdgmHeader.endOfName(message, second);
        if (data < 0 || NbdgmHeader.length(message) > message.length() - NbdgmHeader.SIZE) {
            out.message(new NbdgmEvent.Message("datagram", fields));
            out.malformed(NbdgmAnomaly.LENGTH, 10);
            return;
        }
        fields.add(Element.text("destination_name", NbdgmHeader.name(message, second)));
        fields.add(Element.number("destination_suffix", NbdgmHeader.suffix(message, second)));
        if ((suffix == WORKSTATION || suffix == FILE_SERVER) && !source.isEmpty() && source.charAt(0) > ' ') {
            claim(Attribute.NAME, source, "nbdgm source_name", context, out);
        }
        Mailslot slot = NbdgmHeader.offset(message) == 0 ? Mailslot.read(message.from(data)) : null;
        if (slot == null) {
            out.message(new NbdgmEvent.Message("datagram", fields));
            return;
        }
        fields.add(Element.text("mailslot", slot.name()));
        boolean browser = slot.isBrowser() && slot.data().length() > 0;
        out.message(new NbdgmEvent.Message(
                browser ? browser(slot.data(), data, fields, context, out) : "mailslot", fields));
    }

    /** [MS-BRWS] §2.2: returns the kind of message. */
    private static String browser(ByteView data, int at, List<Element> fields, Context context, Output out) {
        int command = data.u8(0);
        fields.add(Element.number("command", command));
        String kind = switch (command) {
            case Announcement.HOST -> "host_announcement";
            case Announcement.DOMAIN -> "domain_announcement";
            case Announcement.LOCAL_MASTER -> "local_master_announcement";
            default -> "browser";
        };
        if (kind.equals("browser")) {
            return kind;
        }
        if (data.length() < Announcement.SIZE) {
            out.malformed(NbdgmAnomaly.ANNOUNCEMENT, at);
            return kind;
        }
        String name = Announcement.name(data);
        String comment = Announcement.comment(data);
        long serverType = Announcement.serverType(data);
        fields.add(Element.text("server_name", name));
        fields.add(Element.number("os_version_major", Announcement.major(data)));
        fields.add(Element.number("os_version_minor", Announcement.minor(data)));
        fields.add(Element.number("server_type", serverType));
        fields.add(Element.text("comment", comment));
        String source = "nbdgm " + kind;
        if (command == Announcement.DOMAIN) {
            // It names a domain, and in place of the comment its master browser, which is the sender.
            claim(Attribute.NAME, comment, source, context, out);
            return kind;
        }
        claim(Attribute.NAME, name, source, context, out);
        claim(Attribute.DESCRIPTION, comment, source, context, out);
        claim(Attribute.OS, Announcement.operatingSystem(data), source, context, out);
        for (String service : Announcement.services(serverType)) {
            claim(Attribute.SERVICE, service, source, context, out);
        }
        return kind;
    }

    private static void claim(Attribute attribute, String value, String source, Context context, Output out) {
        out.claim(context.source(), "", attribute, value, source, Trust.NAME_SERVICE);
    }
}
