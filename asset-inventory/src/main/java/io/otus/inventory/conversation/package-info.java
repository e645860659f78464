/**
 * Who talks with whom: conversations and what their flows brought, what of it was understood, and what each interface
 * and network lets the sensor hear. Stands upon {@code io.otus.inventory.graph}, which knows nothing of it.
 */
@NullMarked
package io.otus.inventory.conversation;

import org.jspecify.annotations.NullMarked;
