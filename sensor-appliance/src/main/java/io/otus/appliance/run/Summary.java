package io.otus.appliance.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.otus.appliance.export.Exports;
import io.otus.core.capture.CaptureEnd;
import io.otus.core.capture.CaptureStatistics;
import io.otus.core.capture.CapturedFile;
import io.otus.core.capture.FileSource;
import io.otus.core.decode.DecodeCounters;
import io.otus.core.flow.FlowCounters;
import io.otus.core.pipeline.MessageCounters;
import io.otus.core.pipeline.ProtocolEntry;
import io.otus.inventory.FloodReport;
import io.otus.inventory.vendor.OuiTable;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a replay did: {@code summary.json}. Every frame is in exactly one of the counts under {@code frames}, every
 * message in exactly one of the first four of its protocol.
 *
 * @param json the file
 * @param packets frames read
 * @param passed of these, frames that no filter kept from the analysis
 * @param seconds time on the wall
 * @param assets assets found
 * @param alerts lines of alerts written
 * @param firstTime time of the first frame, nanoseconds since 1970
 * @param lastTime event time at the end
 * @param consumerFaults how often a part of the sensor failed at an event, and so left it out
 * @param maintenance what was seen of each declared window
 * @param disorder a sentence for each file that begins before the one that was given before it
 * @param end whether the files were read to their ends
 */
public record Summary(
        String json,
        long packets,
        long passed,
        double seconds,
        long assets,
        long alerts,
        long firstTime,
        long lastTime,
        long consumerFaults,
        List<MaintenanceReport> maintenance,
        List<String> disorder,
        CaptureEnd end) {
    /** Copies the lists. */
    public Summary {
        maintenance = List.copyOf(maintenance);
        disorder = List.copyOf(disorder);
    }

    static Summary of(
            Analysis analysis,
            FileSource source,
            String filter,
            long assets,
            OuiTable makers,
            List<Exports.Delivery> deliveries,
            Stopwatch watch)
            throws IOException {
        double elapsed = watch.elapsedSeconds();
        double processor = watch.cpuSeconds();
        CaptureStatistics statistics = source.statistics();
        List<MaintenanceReport> maintenance = MaintenanceReport.of(analysis.alerts());
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            files(source, json);
            json.writeStringField("capture", source.captureId());
            if (!filter.isEmpty()) {
                json.writeStringField("filter", filter);
            }
            json.writeNumberField("packets", statistics.frames());
            json.writeNumberField("bytes", statistics.bytes());
            seconds("elapsed_seconds", elapsed, json);
            seconds("cpu_seconds", processor, json);
            json.writeNumberField("packets_per_second", Math.round(statistics.frames() / Math.max(elapsed, 1e-9)));
            frames(analysis.pipeline().decodeCounters(), statistics.filtered(), json);
            protocols(analysis, json);
            flows(analysis.pipeline().flowCounters(), json);
            json.writeNumberField("duplicates", analysis.pipeline().decodeCounters().duplicates);
            json.writeNumberField("gaps", analysis.pipeline().flowCounters().gaps);
            json.writeNumberField("drops", statistics.kernelDropped() + statistics.interfaceDropped());
            json.writeNumberField("skipped_records", statistics.skipped());
            json.writeNumberField("time_outliers", analysis.pipeline().timeOutliers());
            json.writeNumberField("consumer_faults", analysis.bus().faults());
            json.writeNumberField("assets", assets);
            json.writeNumberField("alert_lines", analysis.alerts().book().sequence());
            evidence(analysis, json);
            bounds(analysis, json);
            FloodReport.write(analysis.inventory().floods(), json);
            json.writeObjectFieldStart("makers");
            json.writeStringField("table", makers.isImported() ? "imported" : "shipped");
            json.writeNumberField("prefixes", makers.size());
            json.writeStringField("sha256", makers.sha256());
            json.writeEndObject();
            json.writeArrayFieldStart("maintenance");
            for (MaintenanceReport report : maintenance) {
                report.write(json);
            }
            json.writeEndArray();
            if (!deliveries.isEmpty()) {
                receivers(deliveries, json);
            }
            json.writeEndObject();
        }
        return new Summary(
                text + "\n",
                statistics.frames(),
                statistics.frames() - statistics.filtered(),
                elapsed,
                assets,
                analysis.alerts().book().sequence(),
                analysis.firstTime(),
                analysis.pipeline().time(),
                analysis.bus().faults(),
                maintenance,
                disorder(source.files()),
                source.end());
    }

    private static void files(FileSource source, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("files");
        Map<CapturedFile, CapturedFile> misplaced = misplaced(source.files());
        for (CapturedFile file : source.files()) {
            json.writeStartObject();
            json.writeStringField("name", file.name());
            json.writeStringField("sha256", file.sha256());
            json.writeNumberField("size", file.size());
            json.writeNumberField("first_frame", file.firstFrame());
            json.writeNumberField("frames", file.frames());
            json.writeStringField("end", file.end().state().name().toLowerCase(Locale.ROOT));
            CapturedFile before = misplaced.get(file);
            if (before != null) {
                json.writeStringField("begins_before", before.name());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<String> disorder(List<CapturedFile> files) {
        List<String> sentences = new ArrayList<>();
        misplaced(files)
                .forEach((file, before) -> sentences.add(file.name() + " begins before " + before.name()
                        + ", which was given before it: give the files in order of time, else what happened later may"
                        + " be learned, and what happened first be judged by it"));
        return sentences;
    }

    /** The files that begin before the one with frames that was given before them, each with that one, in order. */
    private static Map<CapturedFile, CapturedFile> misplaced(List<CapturedFile> files) {
        Map<CapturedFile, CapturedFile> misplaced = new LinkedHashMap<>();
        CapturedFile before = null;
        for (CapturedFile file : files) {
            if (before != null && file.belongsBefore(before)) {
                misplaced.put(file, before);
            }
            before = file.frames() > 0 ? file : before;
        }
        return misplaced;
    }

    private static void frames(DecodeCounters counters, long filtered, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("frames");
        json.writeNumberField("decoded", counters.decoded);
        json.writeNumberField("unknown", counters.unknown);
        json.writeNumberField("fragments", counters.fragments);
        json.writeNumberField("malformed", counters.malformed);
        json.writeNumberField("truncated", counters.truncated);
        json.writeNumberField("duplicates", counters.duplicates);
        json.writeNumberField("filtered", filtered);
        json.writeEndObject();
    }

    private static void protocols(Analysis analysis, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("protocols");
        for (ProtocolEntry entry : analysis.pipeline().registry().entries()) {
            MessageCounters counters = entry.counters();
            long messages = counters.understood() + counters.malformed() + counters.unknown() + counters.truncated();
            if (messages + counters.duplicates() + counters.faults() == 0) {
                continue;
            }
            json.writeObjectFieldStart(entry.info().id());
            json.writeNumberField("decoded", counters.understood());
            json.writeNumberField("unknown", counters.unknown());
            json.writeNumberField("malformed", counters.malformed());
            json.writeNumberField("truncated", counters.truncated());
            json.writeNumberField("operations", counters.operations());
            json.writeNumberField("duplicates", counters.duplicates());
            json.writeNumberField("resynchronisations", counters.resynchronisations());
            json.writeNumberField("requests_evicted", counters.evicted());
            json.writeNumberField("contents_evicted", entry.contentsEvicted());
            json.writeNumberField("faults", counters.faults());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void flows(FlowCounters counters, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("flows");
        json.writeNumberField("started", counters.started);
        json.writeNumberField("evicted", counters.evicted);
        json.writeNumberField("segments", counters.segments);
        json.writeNumberField("out_of_order", counters.outOfOrder);
        json.writeNumberField("retransmissions", counters.retransmissions);
        json.writeNumberField("conflicts", counters.conflicts);
        json.writeNumberField("gap_bytes", counters.gapBytes);
        json.writeEndObject();
    }

    private static void evidence(Analysis analysis, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("evidence");
        json.writeNumberField("kept", analysis.evidence().kept());
        json.writeNumberField("lost", analysis.evidence().lost());
        json.writeNumberField("expired_files", analysis.evidence().expiredFiles());
        json.writeEndObject();
    }

    private static void bounds(Analysis analysis, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("bounds");
        json.writeNumberField("baseline_refused", analysis.alerts().baseline().refused());
        json.writeNumberField("detectors_forgot", analysis.alerts().forgotten());
        json.writeNumberField("alerts_rested", analysis.alerts().book().restedEarly());
        json.writeEndObject();
    }

    private static void receivers(List<Exports.Delivery> deliveries, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("receivers");
        for (Exports.Delivery delivery : deliveries) {
            json.writeStartObject();
            json.writeStringField("uri", delivery.uri());
            json.writeNumberField("up_to", delivery.upTo());
            json.writeNumberField("lost", delivery.lost());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void seconds(String name, double value, JsonGenerator json) throws IOException {
        json.writeNumberField(name, BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP));
    }
}
