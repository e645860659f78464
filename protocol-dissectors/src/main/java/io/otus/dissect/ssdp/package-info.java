/**
 * SSDP: UPnP devices announce what they are. UDP port 1900.
 *
 * <p><b>Decoded:</b> announcements, searches and answers with their headers. <b>Not read:</b> the description of a
 * device, which HTTP carries. <b>State kept per flow:</b> none. <b>Written from:</b> UPnP Device Architecture 2.0 §1;
 * no other implementation was read.
 */
@NullMarked
package io.otus.dissect.ssdp;

import org.jspecify.annotations.NullMarked;
