package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.core.net.MacAddress;
import java.util.function.Predicate;

/** Two devices have one address: one of them took it from the other. */
sealed interface AddressDispute extends Broken
        permits AddressClaim, AssumedPlace, BorrowedCard, SpokenName, StatedAddress {
    /** Returns the address. */
    String ip();

    /** Returns the MAC address of the device that has the address, or had it until now. */
    String owner();

    /** Returns the MAC address of the other device. */
    String stranger();

    /** Returns the address, with the name of its device if that has another name. */
    default String whose(Sighting sighting) {
        AssetModel victim = sighting.target();
        return victim == null || victim.name().equals(ip()) ? ip() : ip() + " of " + victim.name();
    }

    /** Returns the display filter of what is sent from the address. */
    default String sentFromIt() {
        return (ip().indexOf(':') < 0 ? "ip.src == " : "ipv6.src == ") + ip();
    }

    /** A device that takes the addresses of several others does one thing. */
    @Override
    default Object cause(Finding finding, Sighting sighting) {
        return stranger();
    }

    @Override
    default boolean mayRaise() {
        return true;
    }

    @Override
    default MacAddress card() {
        return MacAddress.parse(stranger());
    }

    /**
     * Declared work covers this only if it names the claimant by its MAC address: no other device may have another
     * one's address.
     */
    @Override
    default boolean mayBePlanned(Predicate<String> isNamed) {
        return isNamed.test(stranger());
    }
}
