package io.otus.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a long capture of Modbus polling, for {@code end-to-end} and {@code hosts}: the number of packets, then the
 * file, then perhaps how many devices are polled (else a hundred).
 */
public final class WriteCapture {
    private WriteCapture() {}

    /** See the class. */
    public static void main(String... arguments) throws IOException {
        int packets = Integer.parseInt(arguments[0]);
        Path file = Path.of(arguments[1]);
        if (arguments.length > 2) {
            Traffic.writePolling(Integer.parseInt(arguments[2]), packets, file);
        } else {
            Traffic.MODBUS.write(packets, file);
        }
    }
}
