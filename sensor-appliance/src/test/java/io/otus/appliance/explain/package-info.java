/** Tests of explanations. */
@NullMarked
package io.otus.appliance.explain;

import org.jspecify.annotations.NullMarked;
