/** Tests of the inventory against streams of events as the core tells them. */
@NullMarked
package io.otus.inventory;

import org.jspecify.annotations.NullMarked;
