/**
 * What EtherNet/IP puts around CIP, as bytes: the encapsulation header and the common packet format. The protocol that
 * frames them and the one inside them both read it; neither depends on the other.
 *
 * <p><b>Written from:</b> The CIP Networks Library, Volume 2: EtherNet/IP Adaptation of CIP, chapter 2.
 */
@NullMarked
package io.otus.layer.cpf;

import org.jspecify.annotations.NullMarked;
