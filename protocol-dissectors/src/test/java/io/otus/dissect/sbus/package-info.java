/** Tests of the Ether-S-Bus dissector against telegrams of a captured PCD, and others that tshark reads alike. */
@NullMarked
package io.otus.dissect.sbus;

import org.jspecify.annotations.NullMarked;
