package io.otus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.capture.CaptureException;
import io.otus.core.capture.Frame;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.decode.Decoder;
import io.otus.core.decode.Packet;
import io.otus.core.decode.RecentFrames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteCaptureTest {
    private static final int MODBUS = 502;

    @TempDir
    Path folder = Path.of("");

    @Test
    void asManyDevicesArePolledAsAreAskedFor() throws IOException, CaptureException {
        assertThat(write("500", "3")).isEqualTo(new Pass(500, 3));
        assertThat(write("2000")).isEqualTo(new Pass(2_000, 100));
    }

    /** What was written: its packets, and the devices that are polled in them. */
    private Pass write(String packets, String... devices) throws IOException, CaptureException {
        String file = folder.resolve("polling.pcap").toString();
        if (devices.length == 0) {
            WriteCapture.main(packets, file);
        } else {
            WriteCapture.main(packets, file, devices[0]);
        }
        return Pass.of(file, new Polled());
    }

    /** Counts the addresses that packets go to at the port of Modbus. */
    private static final class Polled implements Stage {
        private final Decoder decoder = new Decoder(new DecodeCounters(), new RecentFrames());
        private final Packet packet = new Packet();
        private final Set<Long> devices = new HashSet<>();

        @Override
        public void accept(Frame frame) {
            decoder.decode(frame, packet, frame.time());
            if (packet.destinationPort() == MODBUS) {
                devices.add(packet.destinationLow());
            }
        }

        @Override
        public long end() {
            return devices.size();
        }
    }
}
