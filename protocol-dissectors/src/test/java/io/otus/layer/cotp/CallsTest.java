package io.otus.layer.cotp;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which transport selectors are called in vain. */
class CallsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Endpoint HMI = host(0, 1);
    private static final Endpoint PLC = host(0, 2);

    private final Calls calls = new Calls();
    private long time = 1_700_000_000L * SECOND;

    private static Endpoint host(int segment, int number) {
        return new Endpoint(segment, null, IpAddress.v4(0x0A00_0000 + number), 102);
    }

    @BeforeEach
    void bothAreHeard() {
        calls.heard(PLC);
    }

    private List<String> call(String selector, long later) {
        time += later;
        return called(HMI, PLC, selector, time);
    }

    private List<String> called(Endpoint client, Endpoint server, String selector, long at) {
        FrameSpan frame = new FrameSpan(at / SECOND, at, 54, selector.length());
        List<Calls.Call> missing = calls.called(client, server, new Calls.Call(selector, at, frame));
        assertThat(missing)
                .allSatisfy(each -> assertThat(each.frame())
                        .isEqualTo(new FrameSpan(
                                each.time() / SECOND,
                                each.time(),
                                54,
                                each.selector().length())));
        return missing.stream().map(Calls.Call::selector).toList();
    }

    @Test
    void whoIsNotConfirmedBeforeTheNextOneIsCalledIsMissing() {
        assertThat(call("0100", 0)).isEmpty();
        assertThat(call("0102", SECOND)).containsExactly("0100");
        calls.confirmed(HMI, PLC, "0102");
        assertThat(call("0103", SECOND)).isEmpty();
        assertThat(call("0103", SECOND)).isEmpty();
        assertThat(call("0104", SECOND)).containsExactly("0103");
    }

    @Test
    void connectionsThatAreOpenedTogetherWaitForEachOther() {
        assertThat(call("0102", 0)).isEmpty();
        assertThat(call("0103", SECOND / 100)).isEmpty();
        calls.confirmed(HMI, PLC, "0102");
        calls.confirmed(HMI, PLC, "0103");
        assertThat(call("0104", SECOND)).isEmpty();
    }

    @Test
    void aQuickSearchIsMissedOnceItHadItsTime() {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            missing.addAll(call("01" + i, SECOND / 20));
        }
        assertThat(missing).hasSize(80).doesNotHaveDuplicates();
    }

    @Test
    void nobodyIsMissedWhereTheDeviceIsNotHeard() {
        Endpoint other = host(0, 3);
        assertThat(called(HMI, other, "0100", time)).isEmpty();
        assertThat(called(HMI, other, "0101", time + SECOND)).isEmpty();
    }

    @Test
    void noMorePairsThanSomeAreFollowed() {
        for (int i = 0; i < 2 * Calls.MAX_PAIRS; i++) {
            called(host(0, 10 + i), PLC, "0102", time);
        }
        assertThat(called(host(0, 10), PLC, "0103", time + SECOND)).isEmpty();
        Endpoint latest = host(0, 9 + 2 * Calls.MAX_PAIRS);
        assertThat(called(latest, PLC, "0103", time + SECOND)).containsExactly("0102");
    }

    @Test
    void noMoreThanSomeOfAPairAreFollowed() {
        for (int i = 0; i < 2 * Calls.MAX_OPEN; i++) {
            call("x" + i, 0);
        }
        assertThat(call("y", SECOND)).hasSize(Calls.MAX_OPEN);
    }
}
