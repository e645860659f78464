/** Tests of what becomes of claims, and of what is believed. */
@NullMarked
package io.otus.inventory.claim;

import org.jspecify.annotations.NullMarked;
