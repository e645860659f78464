/**
 * The serial interface of Veeder-Root's tank gauges, and of others that answer as they do, inside TCP. Usually TCP port
 * 10001.
 *
 * <p><b>Decoded:</b> commands that inquire and that set, in display and computer format; the in-tank inventory with its
 * values, the revision of the software, the station header; functions that are not recognised. <b>Only named:</b> every
 * other report. <b>State kept per flow:</b> the last command. <b>Written from:</b> the Veeder-Root Serial Interface
 * Manuals 577013-767 (TLS2) and 576013-635 (TLS-300 and TLS-350), §5 to §7; no other implementation was translated.
 */
@NullMarked
package io.otus.dissect.veeder_root;

import org.jspecify.annotations.NullMarked;
