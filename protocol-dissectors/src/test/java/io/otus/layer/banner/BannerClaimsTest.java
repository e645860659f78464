package io.otus.layer.banner;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.testkit.DissectorHarness;
import org.junit.jupiter.api.Test;

class BannerClaimsTest {
    private static final Dissector NONE = new Dissector() {
        @Override
        public int frameLength(ByteView bytes, Context context) {
            return NOT_MINE;
        }

        @Override
        public void dissect(ByteView message, Context context, Output out) {}
    };

    @Test
    void bothEndsSayTheSameOnceEachAlsoFromTheSamePort() {
        DissectorHarness out = new DissectorHarness(NONE, Carrier.DATAGRAM);
        BannerClaims claims = new BannerClaims("sip");
        Endpoint one = DissectorHarness.CLIENT;
        Endpoint other = new Endpoint(0, null, DissectorHarness.SERVER.ip(), one.port());
        for (Endpoint about : new Endpoint[] {one, other, one, other}) {
            claims.tell(out, about, Attribute.SERVICE, "Phone/1", "user_agent");
        }
        assertThat(out.seen()).hasSize(2);
    }
}
