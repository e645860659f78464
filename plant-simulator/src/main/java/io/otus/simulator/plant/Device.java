package io.otus.simulator.plant;

import io.otus.simulator.wire.Host;

/**
 * One device of the plant.
 *
 * @param name short stable name, such as {@code plc-intake}
 * @param what kind of device, in a few words
 * @param host its network interface
 */
public record Device(String name, String what, Host host) {}
