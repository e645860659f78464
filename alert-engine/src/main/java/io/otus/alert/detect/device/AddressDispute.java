package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.core.net.MacAddress;
import java.util.function.Predicate;

/** Two have one address: somebody took it whose it was not. */
sealed interface AddressDispute extends Broken permits AddressClaim, AssumedPlace, SpokenName, StatedAddress {
    /** The address. */
    String ip();

    /** MAC address of who has it, or had it until now. */
    String owner();

    /** MAC address of the other one. */
    String stranger();

    /** The address, and the device that it is of, where that has another name. */
    default String whose(Sighting sighting) {
        AssetModel victim = sighting.target();
        return victim == null || victim.name().equals(ip()) ? ip() : ip() + " of " + victim.name();
    }

    /** Whoever takes the addresses of several does one thing. */
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

    /** Only who is named by its MAC address may have an address of another. */
    @Override
    default boolean mayBePlanned(Predicate<String> isNamed) {
        return isNamed.test(stranger());
    }
}
