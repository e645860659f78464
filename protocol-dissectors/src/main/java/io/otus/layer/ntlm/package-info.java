/**
 * NTLMSSP, the login of Windows inside SMB, HTTP, RDP and remote procedure calls: a challenge names the server, its
 * domain and its build, whoever asks; an answer names user and workstation.
 *
 * <p>Not a protocol: nothing here is registered. <b>Written from:</b> [MS-NLMP] §2.2.
 */
@NullMarked
package io.otus.layer.ntlm;

import org.jspecify.annotations.NullMarked;
