/** Tests of parts of the identity graph that cannot be seen from outside. */
@NullMarked
package io.otus.inventory.graph;

import org.jspecify.annotations.NullMarked;
