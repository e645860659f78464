/** Agreement with independent oracles over real captures. */
@NullMarked
package io.otus.appliance.agreement;

import org.jspecify.annotations.NullMarked;
