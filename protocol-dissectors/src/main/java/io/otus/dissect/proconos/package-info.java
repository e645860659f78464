/**
 * ProConOS: how MULTIPROG and other programming tools talk to controllers with this runtime of KW-Software (now Phoenix
 * Contact), on TCP port 20547.
 *
 * <p><b>Decoded:</b> framing with checksum, and of the answer to the first question the runtime and the type of the
 * controller. <b>Counted as unknown, data kept raw:</b> every other command, among them those that read, write, start
 * and stop. <b>State kept per flow:</b> whether a frame with a right checksum was seen. <b>Written from:</b> published
 * frames; there is no published specification.
 */
@NullMarked
package io.otus.dissect.proconos;

import org.jspecify.annotations.NullMarked;
