package io.otus.benchmarks;

import io.otus.alert.AlertEngine;
import io.otus.alert.AlertSettings;
import io.otus.alert.baseline.LearningPlan;
import io.otus.core.capture.Frame;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolEntry;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.inventory.Inventory;
import io.otus.inventory.vendor.OuiTable;

/** The pipeline with some of those who listen to it. */
final class AnalysisStage implements Stage {
    // Read once: the shipped table is no part of what a packet costs.
    private static final OuiTable VENDORS = OuiTable.shipped();

    private final ProtocolRegistry registry = ProtocolRegistry.load();
    private final EventBus bus = new EventBus();
    private final Pipeline pipeline = new Pipeline(registry, bus, EvidenceRequests.NONE, (_, _, _) -> {});
    private long lines;

    private AnalysisStage() {}

    static AnalysisStage dissect() {
        return new AnalysisStage();
    }

    static AnalysisStage inventory() {
        AnalysisStage stage = new AnalysisStage();
        stage.addInventory();
        return stage;
    }

    static AnalysisStage baseline() {
        AnalysisStage stage = new AnalysisStage();
        Inventory inventory = stage.addInventory();
        AlertSettings settings = new AlertSettings("benchmark", LearningPlan.Repetition.DEFAULT, stage.registry);
        stage.bus.add(new AlertEngine(
                settings, inventory, EvidenceRequests.NONE, (sequence, _, _) -> stage.lines = sequence));
        return stage;
    }

    private Inventory addInventory() {
        Inventory inventory = new Inventory(bus, EvidenceRequests.NONE, registry, VENDORS);
        bus.add(inventory);
        return inventory;
    }

    @Override
    public void accept(Frame frame) {
        pipeline.accept(frame);
    }

    /** Messages of all protocols, and lines of alerts. */
    @Override
    public long end() {
        pipeline.end();
        long messages = 0;
        for (ProtocolEntry protocol : registry.entries()) {
            messages += protocol.counters().understood();
        }
        return messages + lines;
    }
}
