/**
 * Makers by MAC address: the IEEE registries of 24-, 28- and 36-bit prefixes (MA-L, MA-M, MA-S and the older IAB). Says
 * whom a prefix was assigned to, not whose device carries it; who may be named by it is decided by the inventory.
 *
 * <p>Provenance: the shipped table was made by {@link io.otus.inventory.vendor.OuiImport} from the files of Debian's
 * package {@code ieee-data} 20240722. IEEE asserts no copyright in these listings and does not restrict their
 * distribution.
 */
@NullMarked
package io.otus.inventory.vendor;

import org.jspecify.annotations.NullMarked;
