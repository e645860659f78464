/**
 * S7comm, the protocol of SIMATIC S7-300 and S7-400 and of what is compatible with them, inside COTP.
 *
 * <p><b>There is no public standard.</b> The structure is known from public descriptions: the constants and structures
 * of the Snap7 and libnodave interfaces, Siemens' system manual "System Software for S7-300/400, System and Standard
 * Functions" (A5E02789976, for the partial lists of the SZL, the error codes and the block types) and captures. "S7"
 * with a section name below means that structure; see {@code docs/protocols/s7comm.md}. No other implementation was
 * translated.
 *
 * <p><b>Decoded:</b> setup, read and write of variables in every area with values by type, program invocation and stop,
 * upload and download with the block's name, size and digest, user data by group with the SZL, the clock and the
 * password exchange. <b>Kept raw and reported as unknown:</b> item syntaxes other than S7ANY, functions that are not
 * listed. <b>State kept per flow:</b> the items of outstanding variable requests, a started upload and download, a
 * half-read SZL; each bounded.
 */
@NullMarked
package io.otus.dissect.s7comm;

import org.jspecify.annotations.NullMarked;
