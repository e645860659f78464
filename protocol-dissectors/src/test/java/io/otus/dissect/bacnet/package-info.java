/** Tests of the BACnet dissector against the examples of its standard (Annex F). */
@NullMarked
package io.otus.dissect.bacnet;

import org.jspecify.annotations.NullMarked;
