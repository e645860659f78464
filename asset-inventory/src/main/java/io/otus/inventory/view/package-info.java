/**
 * The inventory as people and other programs want to see it: selected and sorted, as CSV and as a hardware list, as a
 * graph and a map, and compared with another inventory or with the plant's own list. Nothing here changes the
 * inventory.
 */
@NullMarked
package io.otus.inventory.view;

import org.jspecify.annotations.NullMarked;
