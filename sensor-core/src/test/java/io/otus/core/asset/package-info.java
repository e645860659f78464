/** Tests of what others may know of assets. */
@NullMarked
package io.otus.core.asset;

import org.jspecify.annotations.NullMarked;
