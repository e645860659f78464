package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.appliance.text.AlertText;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Arp;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A capture that is made up frame by frame, and the assets that a replay of it finds. */
final class HeardAssets {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final List<Frame> frames = new ArrayList<>();
    private final Path directory;
    private int talks;
    private @Nullable List<JsonNode> found;

    HeardAssets(Path directory) {
        this.directory = directory;
    }

    static Host host(String mac, String ip, int ttl) {
        return new Host(Mac.of(mac), Ip4.of(ip), ttl);
    }

    static long at(double second) {
        return START + (long) (second * SECOND);
    }

    /** One frame, so many seconds after the beginning. */
    void frame(double second, byte[] bytes) {
        frames.add(new Frame(at(second), bytes));
    }

    /** All frames that somebody writes are changed before they are kept. */
    void changed(Consumer<HeardAssets> writes, UnaryOperator<Frame> change) {
        List<Frame> before = List.copyOf(frames);
        frames.clear();
        writes.accept(this);
        frames.replaceAll(change);
        frames.addAll(before);
    }

    /** Two hosts find each other. */
    void resolve(double second, Host asks, Host answers) {
        frame(second, Arp.request(asks.mac(), asks.ip(), answers.ip()));
        frame(second + 0.001, Arp.reply(answers.mac(), answers.ip(), asks.mac(), asks.ip()));
    }

    /** One connection in which a controller is read every ten seconds. */
    void polls(Host client, Host server, int from, int to) {
        polls(client, server, from, to, "");
    }

    /** The same by a client whose stack asks for connections with these TCP options. */
    void polls(Host client, Host server, int from, int to, String synOptions) {
        int number = ++talks;
        TcpSession session = new TcpSession(client, 49_152 + number, server, Modbus.PORT, number, frames::add);
        session.synOptions(synOptions).open(at(from));
        for (int second = from + 1, i = 1; second < to; second += 10, i++) {
            session.send(TcpSession.Side.CLIENT, at(second), Modbus.adu(i, 1, Modbus.read(3, 0, 2)));
            session.send(
                    TcpSession.Side.SERVER, at(second) + 5 * MILLISECOND, Modbus.adu(i, 1, Modbus.registers(3, 7, 8)));
        }
    }

    /** The frames in the order of their times. */
    List<Frame> frames() {
        frames.sort(Comparator.comparingLong(Frame::nanos));
        return frames;
    }

    /** Replays everything and reads what was found. */
    List<JsonNode> find() throws IOException {
        return find(Replayed.capture(frames, directory));
    }

    /** Replays a capture that was written elsewhere. */
    List<JsonNode> find(Path capture) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : Files.readAllLines(Replayed.assets(capture, directory.resolve("results")))) {
            all.add(AlertText.parse(line));
        }
        found = all;
        return all;
    }

    /** The one asset that has this address now. */
    JsonNode of(String address) {
        List<JsonNode> all = found == null ? List.of() : found;
        List<JsonNode> those = all.stream().filter(each -> has(each, address)).toList();
        assertThat(those).as(address + " in " + summary(all)).hasSize(1);
        return those.getFirst();
    }

    private static boolean has(JsonNode asset, String address) {
        for (String field : List.of("ip", "mac")) {
            for (JsonNode each : asset.path("addresses").path(field)) {
                if (each.asText().equals(address)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Each asset by its addresses. */
    static List<String> summary(List<JsonNode> assets) {
        return assets.stream()
                .map(each -> texts(each, "ip") + " " + texts(each, "mac"))
                .sorted()
                .toList();
    }

    private static String texts(JsonNode asset, String field) {
        List<String> texts = new ArrayList<>();
        asset.path("addresses").path(field).forEach(each -> texts.add(each.asText()));
        return String.join(",", texts);
    }

    /** Values of a kind of claim, with {@code (ended)} behind those that hold no more. */
    static List<String> claims(JsonNode asset, String attribute) {
        List<String> values = new ArrayList<>();
        for (JsonNode claim : asset.path("claims")) {
            if (claim.path("attribute").asText().equals(attribute)) {
                assertThat(claim.path("evidence")).isNotEmpty();
                values.add(claim.path("value").asText() + (claim.path("to").isNull() ? "" : " (ended)"));
            }
        }
        return values.stream().distinct().sorted().toList();
    }
}
