/**
 * TPKT and COTP, the ISO transport on top of TCP (usually port 102) that S7comm, S7comm-plus and MMS share: RFC 1006
 * framing and the TPDUs of ISO/IEC 8073 (ITU-T X.224) class 0.
 *
 * <p><b>Decoded:</b> connection request and confirm with their parameters, data, disconnect, error; user data is joined
 * up to its end mark and handed to whichever protocol recognises it. <b>Kept raw:</b> TPDUs of other classes; unknown
 * codes are reported as unknown. <b>State kept per flow:</b> the half-joined user data of each direction. <b>Written
 * from:</b> RFC 1006 and ITU-T X.224 (1995); no other implementation was read.
 */
@NullMarked
package io.otus.layer.cotp;

import org.jspecify.annotations.NullMarked;
