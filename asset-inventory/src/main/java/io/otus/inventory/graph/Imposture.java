package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.net.IpAddress;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.claim.Sources;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a device's own words below IP are only hearsay, because it states the address of another device that it
 * is not. A device that was configured with a wrong address still states its own name and model. A device is not
 * believed if it states the name of the device whose address it claims, or if it speaks from another address and the
 * other device's name is not known.
 */
final class Imposture {
    private final AddressBook book;

    Imposture(AddressBook book) {
        this.book = book;
    }

    /** Whether what a device says of itself is made up, as by the same kind of message it states another's address. */
    boolean isBy(Asset device, Statement said) {
        String name = said.attribute() == Attribute.NAME ? said.value() : null;
        for (Claim claim : device.claims().all()) {
            if (claim.attribute() == Attribute.IP
                    && claim.isOpen()
                    && claim.voice() == Voice.OTHERS
                    && claim.source().equals(said.source())) {
                Asset other = at(device, claim.value());
                if (other != null && other != device && posesAs(device, other, said.source(), name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable Asset at(Asset device, String address) {
        IpAddress ip = IpAddress.ofText(address);
        IpRecord record = ip == null ? null : book.leading(device.segment(), ip);
        return record == null ? null : record.asset;
    }

    /** A device states by a kind of message the address of another one: what else it said so may hold no more. */
    static void expose(Asset device, Asset other, String source, long time) {
        if (!posesAs(device, other, source, null)) {
            return;
        }
        List<Claim> said = device.claims().all().stream()
                .filter(claim -> claim.isOpen()
                        && claim.voice() == Voice.OWN_LINK
                        && (claim.source().equals(source) || claim.source().startsWith(source + Sources.READ_FROM)))
                .toList();
        said.forEach(claim -> device.claims().end(claim, time));
        if (!said.isEmpty()) {
            device.changed();
        }
    }

    private static boolean posesAs(Asset device, Asset other, String source, @Nullable String name) {
        List<String> theirs = other.claims().all().stream()
                .filter(claim -> claim.attribute() == Attribute.NAME && claim.isOpen() && claim.voice() != Voice.OTHERS)
                .map(Claim::value)
                .toList();
        if (theirs.isEmpty()) {
            return !device.addresses().ips.isEmpty();
        }
        return theirs.stream().anyMatch(each -> each.equalsIgnoreCase(name) || wasCalled(device, source, each));
    }

    /** Whether a device called itself so by a kind of message, be it that this is hearsay by now. */
    private static boolean wasCalled(Asset device, String source, String name) {
        return device.claims().all().stream()
                .anyMatch(claim -> claim.attribute() == Attribute.NAME
                        && claim.source().equals(source)
                        && claim.value().equalsIgnoreCase(name));
    }
}
