package io.otus.appliance.fuzz;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One thing that is fuzzed. */
interface FuzzTarget {
    /** Feeds it; throws whatever may be thrown where a promise is broken. */
    void run(byte[] input) throws Exception;

    /** What a person pastes into a test to see the fault again. */
    default String retold(byte[] input) {
        return HexFormat.of().formatHex(input);
    }

    /** The target of this name. */
    static FuzzTarget of(String name) {
        return switch (name) {
            case "planted" -> new Planted();
            case "capture_pcap" -> CaptureTarget.pcap();
            case "capture_pcapng" -> CaptureTarget.pcapng();
            case "capture_compressed" -> new CompressedTarget();
            case "decode" -> new DecodeTarget();
            case "pipeline" -> new PipelineTarget();
            default -> new DissectorTarget(Protocols.provider(name));
        };
    }

    /** Names of all targets but the planted one: each protocol of this build, and what brings bytes to it. */
    static List<String> names() {
        List<String> names = new ArrayList<>(Protocols.ids());
        names.addAll(List.of("capture_pcap", "capture_pcapng", "capture_compressed", "decode", "pipeline"));
        return List.copyOf(names);
    }

    /** Packages whose change makes a target worth a longer run, as folders of the source tree. */
    static List<String> packages(String name) {
        return switch (name) {
            case "planted" -> List.of();
            case "capture_pcap", "capture_pcapng", "capture_compressed" -> List.of("io/otus/core/capture/");
            case "decode" -> List.of("io/otus/core/decode/");
            case "pipeline" -> List.of("io/otus/core/flow/", "io/otus/core/pipeline/");
            default ->
                List.of(Protocols.provider(name).getClass().getPackageName().replace('.', '/') + "/");
        };
    }
}
