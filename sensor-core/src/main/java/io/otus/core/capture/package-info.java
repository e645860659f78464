/**
 * Where frames come from: capture files and live interfaces behind one {@link io.otus.core.capture.FrameSource}. Hands
 * out bytes, times and numbers; looks into no frame, and never sends one.
 *
 * <p>Provenance: pcap and pcapng are read as the IETF drafts draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng
 * describe them; live capture goes through pcap4j, which is used in this package alone.
 */
@NullMarked
package io.otus.core.capture;

import org.jspecify.annotations.NullMarked;
