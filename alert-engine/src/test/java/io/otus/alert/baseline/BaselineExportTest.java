package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.AssetRef;
import io.otus.core.evidence.EvidenceRequests;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineExportTest {
    private static final long MEGABYTE = 1 << 20;
    private static final String CARD = "00:1b:1b:01:02:01";

    /** Names of which one begins like another, or with a character that comes before letters and arrows. */
    private static final String NAMES = """
        # otus-baseline 1
        asset %20 ip=10.1.1.9
        asset - ip=10.1.1.8
        asset plc ip=10.1.1.1
        # behind the other
        asset plc! ip=10.1.1.2
        asset plc->b ip=10.1.1.3
        asset plc1 ip=10.1.1.4 vlan=3
        approved plc role client modbus
        candidate plc -> plc! modbus unit=%2D link
        candidate plc! present
        candidate plc1 -> plc modbus unit=1 read holding 1..9
        learned %20 -> - modbus unit=1 function 3 # by night
        learned - -> plc modbus unit=1 function 3
        learned plc -> plc1 modbus unit=- function 16
        learned plc -> plc1 modbus unit=1 function 16
        # odd
        learned plc -> plc1 modbus unit=1 function 3
        learned plc -> plc1 modbus unit=10 function 3
        learned plc -> plc1 modbus-rtu unit=1 function 3
        learned plc habit internet 203.0.113.5
        learned plc! -> plc modbus unit=1 function 3
        learned plc->b -> plc modbus unit=1 function 3
        learned plc1 present
        # the end
        """;

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenLineByLineIsTheTextByteForByte(HistoryDetail detail) throws BaselineException, IOException {
        Baseline baseline = empty();
        BaselineText text = BaselineText.parse("plant.txt", NAMES);
        BaselineImport.into(baseline, "plant.txt", text);
        StringBuilder written = new StringBuilder();

        BaselineExport.write(baseline, detail, written);

        assertThat(written).hasToString(BaselineExport.of(baseline).print(detail));
        if (detail == HistoryDetail.NONE) {
            assertThat(written).hasToString(NAMES);
        }
    }

    @Test
    void writingALargeSiteTakesLittleBesideIt() throws BaselineException, IOException {
        Baseline baseline = empty();
        StringBuilder text = new StringBuilder(BaselineText.HEADER).append('\n');
        int devices = 20_000;
        for (int i = 0; i < devices; i++) {
            text.append("asset plc").append(i).append(" ip=10.1.").append(i / 250);
            text.append('.').append(i % 250).append('\n');
        }
        for (int i = 1; i < devices; i++) {
            String conversation = "learned plc0 -> plc" + i + " modbus unit=1 ";
            text.append(conversation).append("link\n").append(conversation).append("function 3\n");
            text.append(conversation).append("read holding 0..9\n");
            text.append("learned plc").append(i).append(" present\n");
            text.append("learned plc").append(i).append(" role server modbus\n");
        }
        BaselineImport.into(baseline, "plant.txt", BaselineText.parse("plant.txt", text.toString()));
        text.setLength(0);
        text.trimToSize();
        Watch watch = new Watch();

        BaselineExport.write(baseline, HistoryDetail.BRIEF, watch);

        assertThat(watch.lines).isEqualTo(1 + devices + 5 * (devices - 1));
        assertThat(watch.most / MEGABYTE).isLessThanOrEqualTo(8); // all lines as text would be 40
    }

    @Test
    void whatIsWrittenAfterTwoAssetsWereMergedIsReadAgain() throws BaselineException {
        Baseline baseline = oneCardWithTwoNames();
        baseline.asset(device("first", CARD, "10.0.0.1"));
        baseline.asset(device("second", null, "10.0.0.2"));
        AssetRef kept = device("first", CARD, "10.0.0.2");
        baseline.merged(kept, "second");
        baseline.readdressed(kept);
        assertThatItIsReadAgain(baseline);
    }

    @Test
    void whatIsWrittenAfterADeviceTookAnotherAddressOfItsCardIsReadAgain() throws BaselineException {
        Baseline baseline = oneCardWithTwoNames();
        baseline.asset(device("first", CARD, "10.0.0.1"));
        baseline.readdressed(device("first", CARD, "10.0.0.2"));
        assertThatItIsReadAgain(baseline);
    }

    private static Baseline oneCardWithTwoNames() throws BaselineException {
        Baseline baseline = empty();
        String text = "# otus-baseline 1\n"
                + "asset a mac=" + CARD + " ip=10.0.0.1\n"
                + "asset b mac=" + CARD + " ip=10.0.0.2\n"
                + "learned a present\nlearned b role server modbus\n";
        BaselineImport.into(baseline, "plant.txt", BaselineText.parse("plant.txt", text));
        return baseline;
    }

    private static AssetRef device(String id, @Nullable String mac, String ip) {
        return new AssetRef(id, id, "plc", List.of(), mac, ip, 0, null, 1);
    }

    private static void assertThatItIsReadAgain(Baseline baseline) throws BaselineException {
        String text = BaselineExport.of(baseline).print(false);
        Baseline other = empty();
        BaselineImport.into(other, "plant.txt", BaselineText.parse("plant.txt", text));
        BaselineApproval.add(baseline, "a role client modbus");
        assertThat(text).contains("learned a present", " role server modbus");
        assertThat(BaselineExport.of(other).print(false)).isEqualTo(text);
    }

    private static Baseline empty() {
        return new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
    }

    /** Looks now and then how much more is in memory than before. */
    private static final class Watch implements Appendable {
        private static final int PAUSE = 20_000;

        private final long before = used();
        private long most;
        private int lines;

        @Override
        public Appendable append(CharSequence text) {
            for (int i = 0; i < text.length(); i++) {
                append(text.charAt(i));
            }
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char character) {
            if (character == '\n' && ++lines % PAUSE == 0) {
                most = Math.max(most, used() - before);
            }
            return this;
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }
}
