package io.otus.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines that carry the hash of the line before. */
class HashChainTest {
    @Test
    void theHashIsSha256OverTheTextWithoutItsLineFeed() {
        // FIPS 180-4, the example of one block: "abc".
        assertThat(HashChain.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void theLastHashOfALineCountsWhateverCameFromTheWireBeforeIt() {
        String ours = HashChain.hash("abc");
        String planted = "0".repeat(64);
        assertThat(HashChain.previous(
                        "{\"title\":\"\\\"prev\\\":\\\"" + planted + "\",\"prev\":\"" + ours + "\",\"seq\":7}"))
                .isEqualTo(ours);
        assertThat(HashChain.previous("{\"prev\":\"" + ours + "\"}")).isEqualTo(ours);
        assertThat(HashChain.previous("{\"prev\":\"" + ours.substring(1) + "\"}"))
                .isNull();
        assertThat(HashChain.previous("")).isNull();
    }
}
