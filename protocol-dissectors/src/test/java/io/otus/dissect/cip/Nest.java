package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.lang.reflect.Proxy;
import java.util.List;

/** A conversation whose messages may hold others, which are handed back as the core does it. */
final class Nest {
    private final Dissector dissector = new CipProvider().create();
    private final DissectorHarness harness = new DissectorHarness(dissector, Carrier.CHILD);

    /** Has all reports. */
    DissectorHarness harness() {
        return harness;
    }

    /** One side sends a frame. */
    void feed(Direction from, String frame) {
        int before = harness.seen().size();
        harness.feed(from, Octets.ofHex(frame).toArray(), Integer.MAX_VALUE);
        children(before);
    }

    private void children(int before) {
        List<Seen> seen = harness.seen();
        for (Seen one : seen.subList(before, seen.size())) {
            if (one instanceof Seen.Child(Octets payload, String address)) {
                ByteView bytes = payload.view();
                Context context = addressed(address);
                assertThat(dissector.frameLength(bytes, context)).isEqualTo(bytes.length());
                int next = harness.seen().size();
                dissector.dissect(bytes, context, harness);
                children(next);
            }
        }
    }

    private Context addressed(String address) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, arguments) ->
                        method.getName().equals("parentAddress") ? address : method.invoke(harness, arguments));
    }
}
