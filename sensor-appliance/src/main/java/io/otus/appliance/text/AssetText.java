package io.otus.appliance.text;

import io.otus.core.event.EventTime;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Voice;
import io.otus.inventory.conversation.Conversations;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.graph.Joined;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.graph.Volume;
import io.otus.inventory.output.ConversationWriter;
import io.otus.inventory.output.MissingFacts;
import io.otus.inventory.view.AssetFields;
import io.otus.inventory.view.Belief;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A device as a person reads it: what is believed, why, who said otherwise, whom it speaks with, and what is not known.
 */
public final class AssetText {
    private static final List<String> SHOWN = Stream.concat(
                    AssetFields.WIDE.stream().filter(field -> !field.equals("missing") && !field.equals("traffic")),
                    Stream.of("site"))
            .toList();

    private AssetText() {}

    /**
     * Everything about a device.
     *
     * @param all the devices that it may speak with
     */
    public static String whole(Asset asset, Collection<Asset> all, Conversations conversations) {
        StringBuilder text = new StringBuilder();
        for (String field : SHOWN) {
            String value = String.join(", ", AssetFields.values(asset, field));
            if (!value.isEmpty()) {
                boolean isStated = asset.identity().stated().containsKey(field);
                line(text, field.replace('_', ' '), isStated ? value + "  (a person says so)" : value);
            }
        }
        traffic(asset, text);
        if (asset.missed()) {
            line(text, "silent", "since its last frame, and it was heard regularly before");
        }
        if (asset.identity().refusedClaims() > 0) {
            line(
                    text,
                    "not kept",
                    "statements were refused or given up "
                            + CountText.of(asset.identity().refusedClaims(), "time") + ": too many are made");
        }
        claims(asset, text);
        joined(asset, text);
        conclusions(asset, text);
        partners(asset, all, conversations, text);
        List<MissingFacts.Missing> missing = MissingFacts.shipped().of(asset);
        if (!missing.isEmpty()) {
            text.append("\nNot known, and what would tell it:\n");
            missing.forEach(each -> line(text, "  " + each.attribute(), each.wouldTell()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String title, String value) {
        text.append(title)
                .append(" ".repeat(Math.max(1, 16 - title.length())))
                .append(Printable.of(value))
                .append('\n');
    }

    private static void traffic(Asset asset, StringBuilder text) {
        line(text, "traffic", volume(asset.volume()));
        for (ProtocolUse use : asset.uses()) {
            if (!use.volume().isEmpty()) {
                line(text, "  " + use.protocol(), volume(use.volume()));
            }
        }
    }

    private static String volume(Volume volume) {
        return "sent " + CountText.of(volume.framesSent(), "frame") + " (" + CountText.of(volume.bytesSent(), "byte")
                + "), received " + CountText.of(volume.framesReceived(), "frame") + " ("
                + CountText.of(volume.bytesReceived(), "byte") + ")";
    }

    private static void claims(Asset asset, StringBuilder text) {
        text.append("\nWhat was said of it, and the frames that show it:\n");
        Belief belief = Belief.of(asset);
        for (Claim claim : asset.identity().claims()) {
            String verdict = belief.of(claim);
            String ended = claim.isOpen() ? "" : ", until " + EventTime.brief(claim.to());
            String voice = claim.voice() == Voice.OTHERS ? ", said by others" : "";
            line(
                    text,
                    "  " + claim.attribute().key(),
                    claim.value() + (verdict.isEmpty() ? "" : "  [" + verdict + "]") + "  (" + claim.source() + ", "
                            + claim.trust().key() + voice + ", " + CountText.of(claim.count(), "time") + ", since "
                            + EventTime.brief(claim.from()) + ended + "; " + frames(claim) + ")");
        }
    }

    private static String frames(Claim claim) {
        long first = claim.first().firstFrame();
        long last = claim.last().lastFrame();
        return first == last ? "frame " + first : "frames " + first + " and " + last;
    }

    private static void joined(Asset asset, StringBuilder text) {
        List<Joined> all = asset.identity().unions().all();
        if (!all.isEmpty()) {
            text.append("\nWhat was taken for other devices before, and why it is this one:\n");
        }
        for (Joined each : all) {
            String time = each.time() == 0 ? "" : "since " + EventTime.brief(each.time());
            Evidence shown = each.evidence();
            String frame = shown == null ? "" : "; frame " + shown.lastFrame();
            line(
                    text,
                    "  " + each.id(),
                    each.addresses() + ": " + each.reason() + (time.isEmpty() ? "" : " (" + time + frame + ")"));
        }
    }

    private static void conclusions(Asset asset, StringBuilder text) {
        if (!asset.judgements().conclusions().isEmpty()) {
            text.append("\nWhat follows, and why:\n");
        }
        for (Conclusion conclusion : asset.judgements().conclusions()) {
            List<String> frames = conclusion.evidence().stream()
                    .map(Evidence::firstFrame)
                    .distinct()
                    .map(String::valueOf)
                    .toList();
            line(
                    text,
                    "  " + conclusion.kind().key(),
                    conclusion.value() + ": " + conclusion.reason() + overruled(asset, conclusion)
                            + (frames.isEmpty() ? "" : " (frame " + String.join(", ", frames) + ")"));
        }
    }

    private static String overruled(Asset asset, Conclusion conclusion) {
        String said = asset.identity().stated().get(conclusion.kind().key());
        return said == null || said.equals(conclusion.value()) ? "" : "; but a person says " + said;
    }

    private static void partners(Asset asset, Collection<Asset> all, Conversations conversations, StringBuilder text) {
        List<List<String>> rows = new ConversationWriter(all).rows(conversations.of(asset));
        if (rows.isEmpty()) {
            return;
        }
        text.append("\nWhom it speaks with:\n");
        Map<List<String>, List<List<String>>> talks = new LinkedHashMap<>();
        for (List<String> row : rows) {
            List<String> between = List.of(cell(row, "client"), cell(row, "server"), cell(row, "protocol"));
            talks.computeIfAbsent(between, _ -> new ArrayList<>()).add(row);
        }
        talks.forEach((between, of) ->
                text.append("  ").append(Printable.of(talk(between, of))).append('\n'));
    }

    /**
     * One line for two devices and a protocol: what was asked of the device and of each of its units, and how much was
     * carried in all.
     */
    private static String talk(List<String> between, List<List<String>> rows) {
        List<String> asked = new ArrayList<>();
        StringBuilder carried = new StringBuilder();
        for (List<String> row : rows) {
            String unit = cell(row, "unit");
            String operations = cell(row, "operations");
            if (!operations.isEmpty()) {
                asked.add(unit(unit) + operations);
            }
            carried.append(carried(row));
        }
        if (asked.isEmpty()) {
            String bytes = carried.isEmpty() ? "" : ": " + carried.substring(2);
            boolean isGuessed =
                    rows.stream().allMatch(row -> cell(row, "direction_known").equals("false"));
            return between.get(0) + " speaks " + between.get(2) + " with " + between.get(1) + bytes
                    + (isGuessed ? "; nothing told who asks" : "");
        }
        return between.get(0) + " asks " + between.get(1) + " in " + between.get(2) + ": " + String.join("; ", asked)
                + carried;
    }

    private static String unit(String unit) {
        return switch (unit) {
            case "" -> "";
            case "?" -> "unknown unit ";
            default -> "unit " + unit + ' ';
        };
    }

    /** Text about what was seen of a conversation, and what of it is not known. */
    private static String carried(List<String> row) {
        String bytes = cell(row, "bytes");
        if (bytes.equals("0")) {
            return "";
        }
        String encrypted = cell(row, "encrypted_bytes");
        String oneSided = cell(row, "one_sided");
        String losses = cell(row, "losses");
        return "; " + bytes + " bytes, " + cell(row, "understood_bytes") + " understood"
                + (encrypted.equals("0") ? "" : ", " + encrypted + " encrypted")
                + (oneSided.equals("0")
                        ? ""
                        : ", one side alone heard of " + oneSided + " of "
                                + CountText.of(Long.parseLong(cell(row, "connections")), "connection"))
                + (losses.equals("0") ? "" : ", bytes missing " + CountText.of(Long.parseLong(losses), "time"));
    }

    private static String cell(List<String> row, String column) {
        return row.get(ConversationWriter.COLUMNS.indexOf(column));
    }
}
