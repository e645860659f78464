package io.otus.appliance.run;

import io.otus.core.decode.DecodeCounters;
import java.util.ArrayList;
import java.util.List;

/** Says of which link types a capture has frames that are not read: nothing else would tell why nothing was found. */
public final class UnreadLinks {
    private UnreadLinks() {}

    /** One sentence for each such link type. */
    public static List<String> sentences(DecodeCounters counters) {
        List<String> sentences = new ArrayList<>();
        counters.unreadLinks()
                .forEach((type, frames) -> sentences.add(frames + " of " + counters.frames + " frames have link type "
                        + type + ", which is not read" + " (https://www.tcpdump.org/linktypes.html has its name)"));
        return sentences;
    }
}
