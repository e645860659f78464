package io.otus.benchmarks;

import io.otus.alert.AlertEngine;
import io.otus.alert.AlertSettings;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.baseline.ReadPoint;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.event.FlowAssets;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert engine that has learned a plant of {@value #ASSETS} assets, {@value #CONVERSATIONS} conversations and
 * {@value #POINTS} points with their values, and what goes on in that plant: each conversation reads its points again
 * and again. Confined to one thread.
 */
final class LearnedPlant implements FlowAssets {
    static final int ASSETS = 500;
    static final int CONVERSATIONS = 2_000;
    static final int POINTS = 50_000;

    private static final int POINTS_EACH = POINTS / CONVERSATIONS;
    /** One in so many values is another in each answer. */
    private static final int CHANGING = 5;
    /** Those that ask; the others are asked by four or five of them. */
    private static final int CLIENTS = 20;
    /** Rounds of learning: enough that every point has a range, and every request a rhythm. */
    private static final int ROUNDS = 100;

    /** Every conversation asks once a second, and is answered after 20 microseconds. */
    private static final long LATENCY = 20_000L;

    private static final long BEGIN = 1_700_000_000L * Nanos.SECOND;
    private static final long LEARNED = BEGIN + ROUNDS * Nanos.SECOND;
    private static final Service READ = new Service(3, "read_holding_registers", Action.READ);
    private static final String SPACE = "holding";
    /** All its indexes are below. */
    private static final int INDEXES = 1_000;

    private static final String PROTOCOL = "modbus";

    private final List<AssetRef> assets = new ArrayList<>();
    private final List<PlantFlow> flows = new ArrayList<>();
    private final AlertEngine engine;
    private long time = BEGIN;
    private long frame;
    private int turn;

    LearnedPlant() {
        for (int i = 0; i < ASSETS; i++) {
            String ip = ip(i).toString();
            assets.add(new AssetRef("asset-" + i, ip, "unknown", List.of(), null, ip, 0, null, BEGIN));
        }
        for (int i = 0; i < CONVERSATIONS; i++) {
            int round = i / (ASSETS - CLIENTS);
            int client = (i + round) % CLIENTS;
            int server = CLIENTS + i % (ASSETS - CLIENTS);
            flows.add(new PlantFlow(i + 1, client, server, String.valueOf(round)));
        }
        AlertSettings settings =
                new AlertSettings("benchmark", new LearningPlan.Until(LEARNED), (id, _) -> PROTOCOL.equals(id));
        engine = new AlertEngine(settings, this, EvidenceRequests.NONE, (_, _, _) -> {});
        engine.registered(1);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < CONVERSATIONS; i++) {
                answer(request());
            }
            engine.clock(time);
        }
        engine.clock(LEARNED);
    }

    Baseline baseline() {
        return engine.baseline();
    }

    /** How many points have a learned range of values. */
    int learnedPoints() {
        int found = 0;
        for (Conversation each : baseline().conversations()) {
            for (long index = 0; index < INDEXES; index++) {
                ReadPoint point = each.readings().find(SPACE, index);
                found += point != null && point.isMeasured() && point.fact().isKnown() ? 1 : 0;
            }
        }
        return found;
    }

    /** The next conversation asks for its points. */
    Operation request() {
        PlantFlow flow = flows.get(turn);
        turn = turn + 1 < CONVERSATIONS ? turn + 1 : 0;
        time += Nanos.SECOND / CONVERSATIONS;
        Operation operation = new Operation(
                new Origin(flow, 0, PROTOCOL, "benchmark", time, new FrameSpan(++frame, time, 54, 12)),
                flow.endpoint(0),
                flow.endpoint(1),
                flow.unit,
                READ,
                flow.points,
                null);
        engine.operationRequested(operation);
        return operation;
    }

    /** It is told their values; a fifth of them are others than last time. */
    void answer(Operation operation) {
        PlantFlow flow = (PlantFlow) operation.origin().flow();
        flow.change();
        long answered = time + LATENCY;
        Origin answer = new Origin(flow, 1, PROTOCOL, "benchmark", answered, new FrameSpan(++frame, answered, 54, 59));
        List<PointRange> told = List.of(operation.points().getFirst().with(ValueList.unsigned(flow.values.clone())));
        engine.operationCompleted(new OperationCompleted(operation, Outcome.OK, told, LATENCY, answer, null));
    }

    private static IpAddress ip(int asset) {
        return IpAddress.v4(0x0A00_0000L + 1 + asset);
    }

    @Override
    public @Nullable AssetRef at(FlowInfo flow, int side) {
        return assets.get(((PlantFlow) flow).asset(side));
    }

    @Override
    public @Nullable AssetRef resolve(Endpoint endpoint, String unit) {
        return meet(endpoint);
    }

    @Override
    public @Nullable AssetRef meet(Endpoint endpoint) {
        IpAddress ip = endpoint.ip();
        return ip == null ? null : assets.get((int) (ip.low() - ip(0).low()));
    }

    @Override
    public @Nullable AssetRef find(String id) {
        return assets.get(Integer.parseInt(id.substring(id.indexOf('-') + 1)));
    }

    @Override
    public @Nullable AssetRef deprivedBy(String id, long time) {
        return null; // addresses stay where they are
    }

    /** A connection that carries one conversation. */
    private static final class PlantFlow extends StillFlow {
        private final int client;
        private final int server;
        private final String unit;
        private final List<PointRange> points;
        private final long[] values = new long[POINTS_EACH];
        private int step;

        PlantFlow(long id, int client, int server, String unit) {
            super(id, new Endpoint(0, null, ip(client), 40_000), new Endpoint(0, null, ip(server), 502));
            this.client = client;
            this.server = server;
            this.unit = unit;
            this.points = List.of(PointRange.of(SPACE, 100 * (id % 7), POINTS_EACH));
            Arrays.setAll(values, i -> 1_000L + 10L * i);
        }

        int asset(int side) {
            return side == 0 ? client : server;
        }

        /** A fifth of the values go up or down, by turns, within what is learned. */
        void change() {
            step++;
            for (int i = step % CHANGING; i < POINTS_EACH; i += CHANGING) {
                values[i] = 1_000L + 10L * i + step * 7 % 32;
            }
        }
    }
}
