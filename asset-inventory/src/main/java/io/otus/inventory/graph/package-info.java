/**
 * The identity graph: assets as sets of claims, the address book that says which endpoint leads to which asset, and the
 * rules by which assets are made, joined and parted. Knows no protocol and draws no conclusion on what a device is for;
 * that is {@code io.otus.inventory.role}.
 */
@NullMarked
package io.otus.inventory.graph;

import org.jspecify.annotations.NullMarked;
