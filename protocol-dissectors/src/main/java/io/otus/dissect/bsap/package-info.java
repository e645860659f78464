/**
 * BSAP of Bristol Babcock, now Emerson: the Bristol Standard Asynchronous Protocol, in its serial frames inside UDP, as
 * converters of serial lines carry it.
 *
 * <p><b>Decoded:</b> frames with their CRC, local and global headers, application functions, signals that are read and
 * written by name with their values, and extensions of remote data base access. <b>Kept raw:</b> access by address and
 * by list, polls, and fields other than values. <b>State kept per flow:</b> of which nodes the kind was told.
 * <b>Written from:</b> public documentation of others that quotes the BSAP Communications Application Programmer's
 * Reference (D301401X012), which was not at hand, and a capture of icsnpp-bsap (BSD), whose frames prove layout and
 * CRC; no code was translated.
 */
@NullMarked
package io.otus.dissect.bsap;

import org.jspecify.annotations.NullMarked;
