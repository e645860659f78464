package io.otus.dissect.s7comm;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Units;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Upload and download of blocks. */
class BlockReaderTest extends DissectorContract {
    /** {@code _0A00001P}. */
    private static final String FILE = "09 5F3041303030303150";

    private static final PointRange DB1 = PointRange.named("DB1");

    @Override
    protected DissectorProvider provider() {
        return new S7commProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static Seen told(int function) {
        return new Seen.Request(Request.notification(S7Function.service(function), Units.UNKNOWN, List.of(DB1)));
    }

    @Test
    void aBlockThatNeverEndsIsDroppedAtItsBound() {
        BlockTransfer transfer = new BlockTransfer("DB1", 0, 0);
        ByteView part = ByteView.of(new byte[BlockTransfer.MAX_BYTES]);
        assertThat(transfer.add(part)).isTrue();
        assertThat(transfer.add(part)).isFalse();
        assertThat(transfer.add(part)).isTrue();
        assertThat(transfer.finish().sha256()).isEmpty();
    }

    @Test
    void afterLostMessagesOnlyItsOwnLengthShowsThatABlockIsWhole() {
        String header = "7070 01 01 05 0A 0001 00000026 00000000 02914760 2BB5 02914760 2BB5 0000 0000 0000 0002";
        BlockTransfer whole = new BlockTransfer("DB1", 0, 0);
        BlockTransfer cut = new BlockTransfer("DB1", 0, 0);
        whole.add(Octets.ofHex(header).view());
        whole.gap();
        whole.add(Octets.ofHex("6162").view());
        cut.add(Octets.ofHex(header).view());
        cut.gap();
        // SHA-256 of "ab", from sha256sum.
        assertThat(whole.finish().codeSha256())
                .isEqualTo("fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603");
        assertThat(whole.finish().sha256()).isNotEmpty();
        assertThat(cut.finish().sha256()).isEmpty();
    }

    private static Pdu pdu(int rosctr, int parameters, int data) {
        return new Pdu(rosctr, 0, 5, parameters, data, 0, 0);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a download: the controller fetches the parts, and the block is told whole")
                        .client("32 01 0000 0005 0020 0000  1A 00 0100 00000000" + FILE
                                + "0D 31 303030313230 303030303830")
                        .server("32 03 0000 0005 0001 0000 00 00  1A")
                        .server("32 01 0000 0005 0012 0000  1B 00 0000 00000000" + FILE)
                        .client("32 03 0000 0005 0002 0007 00 00  1B 01  0003 00FB 707001")
                        .server("32 01 0000 0005 0012 0000  1B 00 0000 00000000" + FILE)
                        .client("32 03 0000 0005 0002 0006 00 00  1B 00  0002 00FB 0203")
                        .server("32 01 0000 0005 0012 0000  1C 00 0000 00000000" + FILE)
                        .client("32 03 0000 0005 0001 0000 00 00  1C")
                        .sees(
                                S7commDissectorTest.asks(0x1A, DB1),
                                S7commDissectorTest.answers(0x1A),
                                told(0x1B),
                                told(0x1B),
                                told(0x1C),
                                new Seen.Transfer(false, Units.UNKNOWN, Action.DOWNLOAD, "DB1", 5)),
                row("a request of download announces block and lengths")
                        .client("32 01 0000 0005 0020 0000  1A 00 0100 00000000" + FILE
                                + "0D 31 303030313230 303030303830")
                        .sees(new Seen.Message(new S7commEvent.BlockControl(
                                pdu(1, 32, 0), 0x1A, 0, 0, 0, new BlockName("DB", 1, "P"), "_0A00001P", 120, 80))),
                row("an upload: the client asks for part after part")
                        .client("32 01 0000 0005 0012 0000  1D 00 0000 00000000" + FILE)
                        .server("32 03 0000 0005 0010 0000 00 00  1D 00 0100 00000007 07 30303030303035")
                        .client("32 01 0000 0005 0008 0000  1E 00 0000 00000007")
                        .server("32 03 0000 0005 0002 0007 00 00  1E 01  0003 00FB 707001")
                        .client("32 01 0000 0005 0008 0000  1E 00 0000 00000007")
                        .server("32 03 0000 0005 0002 0006 00 00  1E 00  0002 00FB 0203")
                        .client("32 01 0000 0005 0008 0000  1F 00 0000 00000007")
                        .server("32 03 0000 0005 0001 0000 00 00  1F")
                        .sees(
                                S7commDissectorTest.asks(0x1D, DB1),
                                S7commDissectorTest.answers(0x1D),
                                S7commDissectorTest.asks(0x1E, DB1),
                                S7commDissectorTest.answers(0x1E),
                                S7commDissectorTest.asks(0x1E, DB1),
                                new Seen.Transfer(false, Units.UNKNOWN, Action.UPLOAD, "DB1", 5),
                                S7commDissectorTest.answers(0x1E),
                                S7commDissectorTest.asks(0x1F, DB1),
                                S7commDissectorTest.answers(0x1F)),
                row("a block of another length than its header says is malformed")
                        .client("32 01 0000 0005 0012 0000  1D 00 0000 00000000" + FILE)
                        .server("32 03 0000 0005 0010 0000 00 00  1D 00 0100 00000007 07 30303030303335")
                        .client("32 01 0000 0005 0008 0000  1E 00 0000 00000007")
                        .server("32 03 0000 0005 0002 0028 00 00  1E 00  0024 00FB 7070 01 01 05 0A 0001 00000028"
                                + " 0000000002914760 2BB5 02914760 2BB5 0000 0000 0000 0000")
                        .sees(
                                new Seen.Transfer(false, Units.UNKNOWN, Action.UPLOAD, "DB1", 36),
                                new Seen.Malformed(S7commAnomaly.BLOCK_LENGTH, 0)),
                row("a downloaded block of another length than its header says is told of its sender, before the end")
                        .client("32 01 0000 0005 0020 0000  1A 00 0100 00000000" + FILE
                                + "0D 31 303030303336 303030303030")
                        .server("32 03 0000 0005 0001 0000 00 00  1A")
                        .server("32 01 0000 0005 0012 0000  1B 00 0000 00000000" + FILE)
                        .client("32 03 0000 0005 0002 0028 00 00  1B 00  0024 00FB 7070 01 01 05 0A 0001 00000028"
                                + " 0000000002914760 2BB5 02914760 2BB5 0000 0000 0000 0000")
                        .server("32 01 0000 0005 0012 0000  1C 00 0000 00000000" + FILE)
                        .sees(
                                S7commDissectorTest.asks(0x1A, DB1),
                                S7commDissectorTest.answers(0x1A),
                                told(0x1B),
                                new Seen.Malformed(S7commAnomaly.BLOCK_LENGTH, 0),
                                told(0x1C),
                                new Seen.Transfer(false, Units.UNKNOWN, Action.DOWNLOAD, "DB1", 36)),
                row("the acknowledgement of start upload gives the transfer's number and length")
                        .server("32 03 0000 0005 0010 0000 00 00  1D 00 0100 00000007 07 30303030303035")
                        .sees(new Seen.Message(new S7commEvent.UploadControl(pdu(3, 16, 0), 0x1D, 0, 0, 7, 5))),
                row("a part tells how much it holds")
                        .server("32 03 0000 0005 0002 0007 00 00  1E 01  0003 00FB 707001")
                        .sees(new Seen.Message(new S7commEvent.BlockData(pdu(3, 2, 7), 0x1E, 1, 3, null))),
                row("a name that is no block's is malformed and kept")
                        .client("32 01 0000 0005 000C 0000  1D 00 0000 00000000 03 414243")
                        .sees(
                                new Seen.Message(new S7commEvent.BlockControl(
                                        pdu(1, 12, 0), 0x1D, 0, 0, 0, null, "ABC", -1, -1)),
                                new Seen.Malformed(S7commAnomaly.BLOCK_NAME, 19)),
                row("a part that passes its data is malformed")
                        .server("32 03 0000 0005 0002 0005 00 00  1E 01  0003 00FB 70")
                        .sees(
                                new Seen.Message(new S7commEvent.Plain(
                                        pdu(3, 2, 5), 0x1E, Octets.ofHex("01"), Octets.ofHex("0003 00FB 70"))),
                                new Seen.Malformed(S7commAnomaly.DATA_ITEM, 14)));
    }

    @Test
    void aBlockThatContradictsItsHeaderIsWhatIsMovedAndNoMessage() {
        assertThat(S7commAnomaly.values())
                .filteredOn(S7commAnomaly::isOfMoved)
                .containsExactly(S7commAnomaly.BLOCK_LENGTH);
    }
}
