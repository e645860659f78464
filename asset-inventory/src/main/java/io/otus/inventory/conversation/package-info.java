/**
 * Who talks with whom: conversations, what their flows carried, how much of it was understood, and how much each
 * interface and network lets the sensor hear. Uses {@code io.otus.inventory.graph}, which knows nothing of this
 * package.
 */
@NullMarked
package io.otus.inventory.conversation;

import org.jspecify.annotations.NullMarked;
