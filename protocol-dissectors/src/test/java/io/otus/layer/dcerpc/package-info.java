/** Tests. */
@NullMarked
package io.otus.layer.dcerpc;

import org.jspecify.annotations.NullMarked;
