package io.otus.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a long capture of Modbus polling, for {@code end-to-end}: the number of packets, then the file. */
public final class WriteCapture {
    private WriteCapture() {}

    /** See the class. */
    public static void main(String... arguments) throws IOException {
        Traffic.MODBUS.write(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
    }
}
