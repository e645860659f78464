package io.otus.dissect.ads;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.PerDirection;
import org.jspecify.annotations.Nullable;

/**
 * Under which NetId each side of a connection speaks, which is that of its router. A system that passes on messages of
 * others leaves their NetIds as they are, so that what a side says first counts alone, and not where it reads as the
 * address of another host: NetIds are made of addresses where nobody chose another one. Confined.
 */
final class NetIds {
    private static final int NUMBERS_OF_ADDRESS = 4;

    private final PerDirection<Side> sides = new PerDirection<>(Side::new);

    /** What is known of one side. */
    private static final class Side {
        private boolean isTold;
    }

    /** Claims the NetId of a message for its sender, if it is the first of that side and the sides are known. */
    void tell(AmsFrame frame, Context context, Output out) {
        Side side = sides.of(context.direction());
        String netId = frame.source();
        if (context.direction() == Direction.UNKNOWN || side.isTold || !AmsFrame.isOfSystem(netId)) {
            return;
        }
        side.isTold = true;
        if (!isOfAnother(netId, context.source().ip())) {
            out.claim(context.source(), "", Attribute.INSTANCE, netId, "ads ams_net_id", Trust.SESSION);
        }
    }

    private static boolean isOfAnother(String netId, @Nullable IpAddress own) {
        int at = 0;
        for (int i = 0; i < NUMBERS_OF_ADDRESS; i++) {
            at = netId.indexOf('.', at) + 1;
        }
        IpAddress read = IpAddress.ofText(netId.substring(0, at - 1));
        return read != null
                && !read.equals(own)
                && (read.isPrivate()
                        || read.isLoopback()
                        || read.isLinkLocal()
                        || read.isUnspecified()
                        || read.isMulticast()
                        || read.isBroadcast());
    }
}
