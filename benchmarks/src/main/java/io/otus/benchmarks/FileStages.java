package io.otus.benchmarks;

import com.sun.management.ThreadMXBean;
import io.otus.core.capture.CaptureException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What the analysis up to one stage costs a packet of a capture, for {@code stages}: the file, the name of the stage,
 * then how often it is read. Each time begins with nothing known; only the first one compiles most of the code.
 */
public final class FileStages {
    private FileStages() {}

    /**
     * See the class.
     *
     * @throws CaptureException if the file is no capture
     * @throws IllegalArgumentException if there is no such stage
     */
    public static void main(String... arguments) throws CaptureException {
        measure(System.out, arguments);
    }

    /** The same, told to {@code out}. */
    static void measure(PrintStream out, String... arguments) throws CaptureException {
        String file = arguments[0];
        Supplier<Stage> stage = stage(arguments[1]);
        int passes = Integer.parseInt(arguments[2]);
        for (int pass = 1; pass <= passes; pass++) {
            out.println(line(file, stage.get(), arguments[1] + ' ' + pass));
        }
    }

    private static Supplier<Stage> stage(String name) {
        return switch (name) {
            case "read" -> ReadStage::new;
            case "decode" -> DecodeStage::new;
            case "flow" -> FlowStage::new;
            case "dissect" -> AnalysisStage::dissect;
            case "inventory" -> AnalysisStage::inventory;
            case "baseline" -> AnalysisStage::baseline;
            default ->
                throw new IllegalArgumentException(
                        name + " is none of read, decode, flow, dissect, inventory, baseline");
        };
    }

    /**
     * One line: the stage, the pass, and what a packet took: nanoseconds of CPU of this thread, and bytes allocated.
     */
    private static String line(String file, Stage stage, String name) throws CaptureException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        Pass pass = Pass.of(file, stage);
        double packets = Math.max(1, pass.packets());
        return String.format(
                Locale.ROOT,
                "%-12s %7.0f ns %7.0f bytes a packet (%d packets, %d)",
                name,
                (threads.getCurrentThreadCpuTime() - began) / packets,
                (threads.getCurrentThreadAllocatedBytes() - allocated) / packets,
                pass.packets(),
                pass.result());
    }
}
