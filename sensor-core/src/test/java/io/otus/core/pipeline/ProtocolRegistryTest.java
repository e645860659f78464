package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.Output;
import io.otus.core.spi.ProtocolInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolRegistryTest {
    /** A protocol that recognises nothing. */
    private record Silent(String id, Hint hint) implements DissectorProvider {
        @Override
        public ProtocolInfo protocol() {
            return ProtocolInfo.industrial(id, id, "none", hint);
        }

        @Override
        public Dissector create() {
            return new Dissector() {
                @Override
                public int frameLength(ByteView bytes, Context context) {
                    return NOT_MINE;
                }

                @Override
                public void dissect(ByteView message, Context context, Output out) {}
            };
        }
    }

    @Test
    void protocolsAreSortedByIdWhateverTheClassPathSays() {
        ProtocolRegistry registry = new ProtocolRegistry(
                List.of(new Silent("zeta", new Hint.TcpPort(1)), new Silent("alpha", new Hint.TcpPort(1))));
        assertThat(registry.entries()).extracting(entry -> entry.info().id()).containsExactly("alpha", "zeta");
        assertThat(registry.hintedByTcpPort(1)).hasSize(2);
        assertThat(registry.hintedByTcpPort(2)).isEmpty();
    }

    @Test
    void twoProvidersOfOneIdAreAStartUpError() {
        List<DissectorProvider> twins =
                List.of(new Silent("twin", new Hint.TcpPort(1)), new Silent("twin", new Hint.UdpPort(1)));
        assertThatThrownBy(() -> new ProtocolRegistry(twins))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'twin' is registered twice");
    }
}
