package io.otus.simulator.plant;

import io.otus.simulator.protocol.Bacnet;
import io.otus.simulator.protocol.Bacnet.Property;
import io.otus.simulator.protocol.BacnetValue;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.Udp;
import java.time.Duration;
import java.util.List;

/** The building: a workstation and two BACnet/IP controllers. */
final class BacnetPart {
    private static final int AIR_HANDLER = 5101;
    private static final int HEATING = 5102;
    private static final int VENDOR_DELTA_CONTROLS = 8;
    private static final int OPERATOR_PRIORITY = 8;
    private static final int[] IDENTITY = {121, 70, 44, 12, 77, 58};
    private static final float[] ROOM_STEPS = {21.0f, 20.5f, 21.5f};
    private static final long MILLISECOND = 1_000_000L;

    private final Stage stage;
    private final Site site;
    private final WaterProcess process;
    private final Dice dice;
    private int invoke;
    private int step;

    BacnetPart(Stage stage, Site site, WaterProcess process) {
        this.stage = stage;
        this.site = site;
        this.process = process;
        this.dice = stage.dice("bacnet");
    }

    /** Plans normal operation. */
    void plan() {
        every(5_000, 300_000, this::discover);
        every(8_000, 10_000, now -> {
            read(now, site.airHandler, 1, (float) (19 + process.temperature() / 10));
            read(now + 60 * MILLISECOND, site.airHandler, 2, (float) (400 + process.demand()));
        });
        every(9_000, 10_000, now -> read(now, site.heating, 1, (float) (58 + process.chlorine())));
        every(15_000, 300_000, now -> subscribe(now, site.airHandler));
        every(32_000, 30_000, this::notifyChange);
        every(100_000, 360_000, this::setRoom);
        every(20_000, 480_000, now -> {
            identify(now, site.airHandler, AIR_HANDLER, "AHU-1", "DSC-1616E");
            identify(now + 150 * MILLISECOND, site.heating, HEATING, "HEATING-1", "DSC-1146E");
        });
    }

    /** Someone restarts {@code ahu-1}: it answers, and tells everybody when it is back. */
    void reinitialize(long now, Host by) {
        int id = next();
        ask(
                now,
                by,
                site.airHandler,
                Bacnet.reinitializeDevice(id, Bacnet.COLD_START, "default"),
                Bacnet.simpleAck(id, Bacnet.REINITIALIZE_DEVICE));
        stage.later(
                now + 20_000 * MILLISECOND,
                later -> broadcast(later, site.airHandler, Bacnet.iAm(AIR_HANDLER, VENDOR_DELTA_CONTROLS)));
    }

    private void discover(long now) {
        broadcast(now, site.building, Bacnet.whoIs());
        broadcast(
                now + dice.between(5, 60) * MILLISECOND,
                site.airHandler,
                Bacnet.iAm(AIR_HANDLER, VENDOR_DELTA_CONTROLS));
        broadcast(now + dice.between(61, 90) * MILLISECOND, site.heating, Bacnet.iAm(HEATING, VENDOR_DELTA_CONTROLS));
    }

    private void read(long now, Host controller, int input, float value) {
        int id = next();
        int object = Bacnet.object(Bacnet.ANALOG_INPUT, input);
        byte[] answer = Bacnet.readPropertyAck(id, object, Bacnet.PRESENT_VALUE, BacnetValue.real(value));
        ask(now, site.building, controller, Bacnet.readProperty(id, object, Bacnet.PRESENT_VALUE), answer);
    }

    private void subscribe(long now, Host controller) {
        int id = next();
        byte[] question = Bacnet.subscribeCov(id, 1, Bacnet.object(Bacnet.ANALOG_INPUT, 3), 600);
        ask(now, site.building, controller, question, Bacnet.simpleAck(id, Bacnet.SUBSCRIBE_COV));
    }

    private void notifyChange(long now) {
        List<Property> values = List.of(
                new Property(Bacnet.PRESENT_VALUE, BacnetValue.real((float) process.temperature())),
                new Property(Bacnet.STATUS_FLAGS, BacnetValue.bits(4, 0)));
        int object = Bacnet.object(Bacnet.ANALOG_INPUT, 3);
        send(now, site.airHandler, site.building, Bacnet.covNotification(1, AIR_HANDLER, object, 300, values));
    }

    private void setRoom(long now) {
        int id = next();
        step = (step + 1) % ROOM_STEPS.length;
        byte[] question = Bacnet.writeProperty(
                id,
                Bacnet.object(Bacnet.ANALOG_VALUE, 1),
                Bacnet.PRESENT_VALUE,
                BacnetValue.real(ROOM_STEPS[step]),
                OPERATOR_PRIORITY);
        ask(now, site.building, site.heating, question, Bacnet.simpleAck(id, Bacnet.WRITE_PROPERTY));
    }

    private void identify(long now, Host controller, int instance, String name, String model) {
        int id = next();
        int device = Bacnet.object(Bacnet.DEVICE, instance);
        List<Property> answers = List.of(
                new Property(121, BacnetValue.text("Delta Controls")),
                new Property(70, BacnetValue.text(model)),
                new Property(44, BacnetValue.text("571848")),
                new Property(12, BacnetValue.text("V3.40")),
                new Property(77, BacnetValue.text(name)),
                new Property(58, BacnetValue.text("Building A")));
        ask(
                now,
                site.building,
                controller,
                Bacnet.readPropertyMultiple(id, device, IDENTITY),
                Bacnet.readPropertyMultipleAck(id, device, answers));
    }

    private void ask(long now, Host client, Host server, byte[] question, byte[] answer) {
        send(now, client, server, question);
        send(now + dice.between(2, 30) * MILLISECOND, server, client, answer);
    }

    private void send(long now, Host from, Host to, byte[] message) {
        stage.recorder().accept(new Frame(now, Udp.frame(from, Bacnet.PORT, to, Bacnet.PORT, message)));
    }

    private void broadcast(long now, Host from, byte[] message) {
        byte[] frame = Udp.frame(from, Bacnet.PORT, Mac.BROADCAST, site.broadcast(), Bacnet.PORT, message);
        stage.recorder().accept(new Frame(now, frame));
    }

    private int next() {
        invoke = (invoke + 1) & 0xFF;
        return invoke;
    }

    private void every(int firstMillis, int periodMillis, Act act) {
        stage.every(Duration.ofMillis(firstMillis), Duration.ofMillis(periodMillis), dice, act);
    }
}
