package io.otus.simulator.plant;

import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;

/**
 * Which addresses the devices of the plant have. What a sensor says of the plant must not hang on them but for the
 * makers' prefixes, so each plan keeps those. Immutable.
 */
public final class AddressPlan {
    private static final int HOSTS = 254;

    private final int network;
    private final int[] numbers = new int[HOSTS + 1];
    private final int serials;

    private AddressPlan(Ip4 network, int serials) {
        this.network = network.value();
        this.serials = serials;
        for (int i = 0; i <= HOSTS; i++) {
            numbers[i] = i;
        }
    }

    /** The plan of the demo: 10.20.0.0/24. */
    public static AddressPlan ofDemo() {
        return new AddressPlan(Ip4.of("10.20.0.0"), 0);
    }

    /**
     * Another plan: a network in 192.168.0.0/16, and other numbers in it, in another order, as are the last three
     * octets of all MAC addresses. The same seed gives the same plan.
     */
    public static AddressPlan drawn(long seed) {
        Dice dice = Dice.named(seed, "addresses");
        AddressPlan plan =
                new AddressPlan(new Ip4(Ip4.of("192.168.0.0").value() | dice.below(256) << 8), dice.below(1 << 24));
        for (int i = HOSTS; i > 1; i--) {
            int other = 1 + dice.below(i);
            int number = plan.numbers[i];
            plan.numbers[i] = plan.numbers[other];
            plan.numbers[other] = number;
        }
        return plan;
    }

    /** The address of the host that has {@code number}, 1 to 254, in the plan of the demo. */
    public Ip4 ip(int number) {
        return new Ip4(network | numbers[number]);
    }

    /** The MAC address of the network card that has this one in the plan of the demo. */
    public Mac mac(String ofDemo) {
        return new Mac(Mac.of(ofDemo).value() ^ serials);
    }

    /** All hosts of the network. */
    public Ip4 broadcast() {
        return new Ip4(network | 0xFF);
    }
}
