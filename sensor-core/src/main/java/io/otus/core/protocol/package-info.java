/**
 * What protocols have in common that consumers must know of them. A dissector's registration says which of it holds for
 * its protocol, and whoever needs to know asks by trait and never by name.
 */
@NullMarked
package io.otus.core.protocol;

import org.jspecify.annotations.NullMarked;
