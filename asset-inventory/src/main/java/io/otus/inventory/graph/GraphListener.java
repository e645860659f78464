package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.FrameOrigin;
import io.otus.core.evidence.Evidence;

/** Hears what happens to assets in the {@link IdentityGraph}. */
public interface GraphListener {
    /** An asset sent its first frame. */
    void appeared(Asset asset, FrameOrigin origin, long time);

    /** A source that said one thing of an asset now says another. */
    void changed(Asset asset, Attribute attribute, String before, String after, Evidence evidence, long time);

    /** A device that was heard regularly is heard no more. */
    void silent(Asset asset, long time);

    /** Two assets are one; {@code absorbed} is gone. */
    void merged(Asset kept, Asset absorbed, String reason, long time);

    /** One asset was parted into two. */
    void split(Asset kept, Asset separated, String reason, long time);

    /** An asset was dismissed: it is one address of a flood, or one of too many destinations that never answered. */
    void dismissed(Asset asset);

    /** A flood begins or ends: so many new addresses send at once that they are counted and not listed. */
    void flood(AddressFlood flood, boolean begins, long time);

    /**
     * In a full inventory, this many assets that take part in nothing were dismissed to make room.
     *
     * @param count how many, since this was last told
     */
    void madeRoom(int count, long time);

    /** A named bound was reached. */
    void limit(String subject, String text, long time);
}
