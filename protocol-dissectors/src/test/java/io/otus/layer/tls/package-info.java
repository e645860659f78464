/** Tests of TLS inside other protocols, with the handshake traces of RFC 8448. */
@NullMarked
package io.otus.layer.tls;

import org.jspecify.annotations.NullMarked;
