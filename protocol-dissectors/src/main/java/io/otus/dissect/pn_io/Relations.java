package io.otus.dissect.pn_io;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Bounded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cyclic relations whose opening was seen: which frame holds which data of which submodule. A connect request states
 * the layout (§5.2.4, IOCRBlockReq and ExpectedSubmoduleBlockReq), its answer the frame ids that the device chose.
 * Bounded: a further relation replaces the one opened first. Confined to the analysis thread.
 */
final class Relations {
    /** Most relations known. */
    static final int MAX = 16_384;
    /** A frame id that the other side is to choose. */
    private static final long NOT_CHOSEN = 0xFFFF;

    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int PROVIDER = 3;

    private final LinkedHashMap<Key, Relation> relations = new LinkedHashMap<>();
    private int changes;

    /** Sender and receiver, as MAC addresses, and the frame id. */
    private record Key(long source, long destination, int frameId) {}

    /**
     * The data of one submodule in a frame.
     *
     * @param space name of its points: {@code slot/subslot}
     * @param offset octets from the beginning of the data
     * @param length octets, 1 to 1440
     * @param lengthIops octets behind them in which their provider tells its state
     */
    record Part(String space, int offset, int length, int lengthIops) {}

    /** What a submodule gives or takes, as the connect expects it. */
    private record Described(int length, int lengthIops) {
        private static final Described NOTHING = new Described(0, 0);
    }

    /**
     * A cyclic relation.
     *
     * @param fromDevice whether the device sends: inputs
     * @param dataLength octets of data and status of all submodules
     * @param parts submodules with data, in the order of the request
     */
    record Relation(boolean fromDevice, int dataLength, List<Part> parts) {
        Relation {
            parts = List.copyOf(parts);
        }
    }

    /** Counts changes, so that what was found before can be known to hold still. */
    int changes() {
        return changes;
    }

    /** The relation of a frame; null where its opening was not seen. */
    @Nullable
    Relation of(long source, long destination, int frameId) {
        return relations.get(new Key(source, destination, frameId));
    }

    /** Takes in what a connect and its answer agreed on. */
    void open(List<Element.Group> request, List<Element.Group> answer) {
        long initiator = mac(request, "ar_block_req", "cm_initiator_mac_add");
        long responder = mac(answer, "ar_block_res", "cm_responder_mac_add");
        if (initiator == 0 || responder == 0) {
            return;
        }
        Map<String, Described> described = described(request);
        for (Element.Group block : request) {
            List<Element> iocr = block.elements();
            if (!Elements.text(iocr, "block_name").equals("iocr_block_req")) {
                continue;
            }
            int type = (int) Elements.number(iocr, "iocr_type");
            long frameId = Elements.number(iocr, "frame_id");
            if (frameId == NOT_CHOSEN) {
                frameId = chosen(answer, Elements.number(iocr, "iocr_reference"));
            }
            if (frameId == NOT_CHOSEN || type < INPUT || type > PROVIDER) {
                continue; // a consumer's frames are those of another relation, whose provider opens it
            }
            boolean fromDevice = type != OUTPUT;
            long multicast = address(Elements.text(iocr, "iocr_multicast_mac_add"));
            long to = type == PROVIDER ? multicast : fromDevice ? initiator : responder;
            put(
                    new Key(fromDevice ? responder : initiator, to, (int) frameId),
                    new Relation(
                            fromDevice,
                            (int) Elements.number(iocr, "data_length"),
                            parts(iocr, fromDevice, described)));
        }
    }

    private void put(Key key, Relation relation) {
        Bounded.putLast(relations, key, relation, MAX);
        changes++;
    }

    private static List<Part> parts(List<Element> iocr, boolean input, Map<String, Described> described) {
        List<Part> parts = new ArrayList<>();
        for (Element.Group api : Elements.groups(iocr, "apis")) {
            for (Element.Group object : Elements.groups(api.elements(), "io_data_objects")) {
                String space = space(
                        Elements.number(object.elements(), "slot_number"),
                        Elements.number(object.elements(), "subslot_number"));
                Described data = described.getOrDefault((input ? "i" : "o") + space, Described.NOTHING);
                int offset = (int) Elements.number(object.elements(), "io_data_object_frame_offset");
                if (data.length() > 0) {
                    parts.add(new Part(space, offset, data.length(), data.lengthIops()));
                }
            }
        }
        return parts;
    }

    /** Octets of data by direction and submodule. */
    private static Map<String, Described> described(List<Element.Group> request) {
        Map<String, Described> described = new HashMap<>();
        for (Element.Group block : request) {
            for (Element.Group api : Elements.groups(block.elements(), "apis")) {
                long slot = Elements.number(api.elements(), "slot_number");
                for (Element.Group submodule : Elements.groups(api.elements(), "submodules")) {
                    String space = space(slot, Elements.number(submodule.elements(), "subslot_number"));
                    for (Element.Group data : Elements.groups(submodule.elements(), "data_descriptions")) {
                        boolean input = Elements.number(data.elements(), "data_description") == INPUT;
                        int length = (int) Elements.number(data.elements(), "submodule_data_length");
                        int lengthIops = (int) Elements.number(data.elements(), "length_iops");
                        described.put((input ? "i" : "o") + space, new Described(length, lengthIops));
                    }
                }
            }
        }
        return described;
    }

    /** How slot and subslot are written, as unit and as name of points. */
    static String space(long slot, long subslot) {
        return slot + "/" + subslot;
    }

    private static long chosen(List<Element.Group> answer, long reference) {
        for (Element.Group block : answer) {
            if (Elements.text(block.elements(), "block_name").equals("iocr_block_res")
                    && Elements.number(block.elements(), "iocr_reference") == reference) {
                return Elements.number(block.elements(), "frame_id");
            }
        }
        return NOT_CHOSEN;
    }

    private static long mac(List<Element.Group> blocks, String name, String field) {
        for (Element.Group block : blocks) {
            if (Elements.text(block.elements(), "block_name").equals(name)) {
                return address(Elements.text(block.elements(), field));
            }
        }
        return 0;
    }

    private static long address(String text) {
        return text.isEmpty() ? 0 : MacAddress.parse(text).bits();
    }
}
