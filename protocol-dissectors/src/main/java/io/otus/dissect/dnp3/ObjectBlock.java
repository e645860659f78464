package io.otus.dissect.dnp3;

import io.otus.core.event.FieldWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One object header with the objects after it, IEEE 1815-2012 §4.2.2.7.
 *
 * @param group group, 0 to 255
 * @param variation variation, 0 to 255; 0 in requests means: whichever the outstation prefers
 * @param qualifier the qualifier octet
 * @param start first index; -1 where the range field has none
 * @param stop last index; -1 where the range field has none
 * @param count number of objects; -1 where the range field has none, and for a start and stop it follows from them
 * @param data the objects in wire order; empty where headers only name points
 */
record ObjectBlock(int group, int variation, int qualifier, long start, long stop, long count, List<ObjectData> data) {
    ObjectBlock {
        data = List.copyOf(data);
    }

    /** The blocks without those of authentication, which in aggressive mode enclose any others (§7.5). */
    static List<ObjectBlock> withoutAuthentication(List<ObjectBlock> blocks) {
        List<ObjectBlock> others = new ArrayList<>(blocks.size());
        for (ObjectBlock block : blocks) {
            if (block.group() != ObjectLibrary.AUTHENTICATION) {
                others.add(block);
            }
        }
        return others;
    }

    boolean isStartStop() {
        return start >= 0;
    }

    void fields(FieldWriter out) {
        out.number("group", group);
        out.number("variation", variation);
        name(out, "group_name", ObjectName.ofGroup(group));
        name(out, "variation_name", ObjectName.ofVariation(group, variation));
        out.number("qualifier", qualifier);
        out.number("prefix", Qualifier.prefix(qualifier));
        out.number("range", Qualifier.range(qualifier));
        if (isStartStop()) {
            out.number("start", start);
            out.number("stop", stop);
        } else if (count >= 0) {
            out.number("count", count);
        }
        if (!data.isEmpty()) {
            out.beginArray("points");
            for (ObjectData one : data) {
                one.elements(out, group);
            }
            out.end();
        }
    }

    private static void name(FieldWriter out, String field, String name) {
        if (!name.isEmpty()) {
            out.text(field, name);
        }
    }
}
