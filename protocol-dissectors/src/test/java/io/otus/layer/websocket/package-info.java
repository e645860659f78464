/** Tests. */
@NullMarked
package io.otus.layer.websocket;

import org.jspecify.annotations.NullMarked;
