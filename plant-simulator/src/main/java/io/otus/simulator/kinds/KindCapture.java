package io.otus.simulator.kinds;

import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.PcapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One capture, with what a sensor has to know to judge it. */
public final class KindCapture {
    private final String text;
    private final Cell cell;
    private final Map<String, String> lists = new TreeMap<>();
    private double learned = Cell.LEARNED;
    private double begins = Cell.LEARNED;

    private KindCapture(String text, Cell cell) {
        this.text = text;
        this.cell = cell;
    }

    /** What happens in a cell. */
    static KindCapture of(Cell cell, String text) {
        return new KindCapture(text, cell);
    }

    /** All is normal up to this second. */
    KindCapture learned(double second) {
        learned = second;
        begins = second;
        return this;
    }

    /** What it is about begins at this second, while that is learned. */
    KindCapture since(double second) {
        begins = second;
        return this;
    }

    /**
     * What the site has a sensor look for.
     *
     * @param key of the configuration, which lists files
     * @param content of the file
     */
    KindCapture list(String key, String content) {
        lists.put(key, content);
        return this;
    }

    /** Leaves out what it is about: what the cell does in any case, and what begins earlier, goes on. */
    public KindCapture withoutIt() {
        cell.nothingFrom(begins);
        return this;
    }

    /** What happens, in one sentence. */
    public String text() {
        return text;
    }

    /** Before this moment everything is normal: give it to {@code --learn-until}. */
    public Instant learnUntil() {
        return Network.time(learned);
    }

    /** Whether a configuration is written with it. */
    public boolean isConfigured() {
        return !lists.isEmpty();
    }

    /**
     * Writes {@code NAME.pcap} and, if {@link #isConfigured}, {@code NAME.yaml} with the files that it names.
     *
     * @param directory which is there
     */
    public void writeTo(Path directory, String name) throws IOException {
        cell.stage().run();
        try (PcapWriter out = new PcapWriter(Files.newOutputStream(directory.resolve(name + ".pcap")))) {
            List<Frame> frames = cell.stage().recorder().frames();
            for (Frame frame : frames) {
                out.write(frame);
            }
        }
        StringBuilder configuration = new StringBuilder();
        for (Map.Entry<String, String> list : lists.entrySet()) {
            Path file = directory.resolve(name + '-' + list.getKey()).toAbsolutePath();
            Files.writeString(file, list.getValue());
            configuration.append(list.getKey()).append(": ['").append(file).append("']\n");
        }
        if (isConfigured()) {
            Files.writeString(directory.resolve(name + ".yaml"), configuration);
        }
    }
}
