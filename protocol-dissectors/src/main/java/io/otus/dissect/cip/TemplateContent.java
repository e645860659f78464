package io.otus.dissect.cip;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.FieldWriter;
import java.util.ArrayList;
import java.util.List;

/** How tags and structures of a Logix controller are listed, Rockwell Automation 1756-PM020. */
final class TemplateContent {
    /** Most instances kept of one answer. */
    static final int MAX_INSTANCES = 1_024;

    private TemplateContent() {}

    /** Read Template: from which byte, and how many. */
    record Range(long offset, int bytes) implements Content {
        @Override
        public void fields(FieldWriter out) {
            out.number("offset", offset);
            out.number("bytes_to_read", bytes);
        }
    }

    /** One instance with the attributes that were asked for. */
    record Instance(long instance, List<Content.AttributeValue> attributes) {
        public Instance {
            attributes = List.copyOf(attributes);
        }
    }

    /** Answer to Get_Instance_Attribute_List: of each instance its number and the values, in the order asked. */
    record Instances(List<Instance> instances, Octets rest) implements Content {
        public Instances {
            instances = List.copyOf(instances);
        }

        @Override
        public void fields(FieldWriter out) {
            out.beginArray("instances");
            for (Instance one : instances) {
                out.beginElement();
                out.number("instance", one.instance());
                out.beginArray("attributes");
                for (Content.AttributeValue attribute : one.attributes()) {
                    out.beginElement();
                    attribute.fields(out);
                    out.end();
                }
                out.end();
                out.end();
            }
            out.end();
            if (rest.length() > 0) {
                out.octets("data", rest);
            }
        }
    }

    /** Instance u32 and the values; ends at an attribute whose type is not known. */
    static Content instances(Content asked, ByteView data) {
        if (!(asked instanceof Content.AttributeIds(List<Integer> ids))) {
            return Content.raw(data.octets());
        }
        List<Instance> read = new ArrayList<>();
        int at = 0;
        while (read.size() < MAX_INSTANCES && data.has(at, 4)) {
            List<Content.AttributeValue> values = new ArrayList<>(ids.size());
            int next = at + 4;
            for (int id : ids) {
                AttributeTable.Attribute known = AttributeTable.of(CipClass.SYMBOL, id);
                int length = known == null ? -1 : known.length(data, next);
                if (known == null || length < 0) {
                    return new Instances(read, data.octets(at, data.length() - at));
                }
                values.add(new Content.AttributeValue(id, -1, known.name(), known.value(data, next)));
                next += length;
            }
            read.add(new Instance(data.le32(at), values));
            at = next;
        }
        return new Instances(read, data.octets(at, data.length() - at));
    }
}
