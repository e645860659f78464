/**
 * The port through which everyone asks who is behind an address. The inventory implements it; the appliance hands it
 * in; nobody here knows how assets are told apart.
 */
@NullMarked
package io.otus.core.asset;

import org.jspecify.annotations.NullMarked;
