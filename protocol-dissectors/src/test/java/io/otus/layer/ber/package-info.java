/** Examples and properties of BER. */
@NullMarked
package io.otus.layer.ber;

import org.jspecify.annotations.NullMarked;
