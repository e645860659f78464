package io.otus.dissect.opcua;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Node ids, OPC 10000-6 §5.2.2.9 and §5.2.2.10, in the text form of §5.3.1.10: {@code i=2258}, {@code ns=2;s=Tank
 * 1.Level}.
 */
final class NodeIds {
    private static final int TWO_BYTE = 0;
    private static final int FOUR_BYTE = 1;
    private static final int NUMERIC = 2;
    private static final int STRING = 3;
    private static final int GUID = 4;
    private static final int OPAQUE = 5;
    private static final int FORM = 0x3F;
    private static final int NAMESPACE_URI = 0x80;
    private static final int SERVER_INDEX = 0x40;

    private NodeIds() {}

    /** Reads a NodeId; empty for the null node id. */
    static String read(Cursor in) {
        return read(in, in.u8());
    }

    /** Reads an ExpandedNodeId; empty for the null node id. */
    static String readExpanded(Cursor in) {
        int mask = in.u8();
        String id = read(in, mask & FORM);
        String uri = (mask & NAMESPACE_URI) == 0 ? null : in.string();
        String expanded = uri == null ? id : "nsu=" + uri + ';' + id.substring(id.indexOf(';') + 1);
        return (mask & SERVER_INDEX) == 0 ? expanded : "svr=" + in.u32() + ';' + expanded;
    }

    private static String read(Cursor in, int form) {
        return switch (form) {
            case TWO_BYTE -> numeric(0, in.u8());
            case FOUR_BYTE -> {
                int namespace = in.u8();
                yield numeric(namespace, in.u16());
            }
            case NUMERIC -> {
                int namespace = in.u16();
                yield numeric(namespace, in.u32());
            }
            case STRING -> {
                String namespace = namespace(in.u16());
                String name = in.string();
                yield namespace + "s=" + (name == null ? "" : name);
            }
            case GUID -> namespace(in.u16()) + "g=" + guid(in);
            case OPAQUE -> {
                String namespace = namespace(in.u16());
                ByteView octets = in.byteString();
                yield namespace + "b=" + (octets == null ? "" : base64(octets));
            }
            default -> {
                in.fail(OpcuaAnomaly.ENCODING_MASK);
                yield "";
            }
        };
    }

    private static String numeric(int namespace, long id) {
        return namespace == 0 && id == 0 ? "" : namespace(namespace) + "i=" + id;
    }

    private static String namespace(int index) {
        return index == 0 ? "" : "ns=" + index + ';';
    }

    private static String base64(ByteView octets) {
        byte[] copy = new byte[octets.length()];
        octets.copyTo(0, copy, 0, copy.length);
        return new String(Base64.getEncoder().encode(copy), StandardCharsets.US_ASCII);
    }

    /** A Guid, §5.2.2.6: u32, u16, u16 and eight octets. */
    static String guid(Cursor in) {
        HexFormat hex = HexFormat.of();
        StringBuilder guid = new StringBuilder(36).append(hex.toHexDigits((int) in.u32()));
        guid.append('-').append(hex.toHexDigits((short) in.u16()));
        guid.append('-').append(hex.toHexDigits((short) in.u16())).append('-');
        ByteView rest = in.bytes(8);
        for (int i = 0; i < rest.length(); i++) {
            guid.append(i == 2 ? "-" : "").append(hex.toHexDigits((byte) rest.u8(i)));
        }
        return guid.toString();
    }
}
