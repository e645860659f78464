/** Tests of flows and of TCP reassembly; segments go through the real decoder. */
@NullMarked
package io.otus.core.flow;

import org.jspecify.annotations.NullMarked;
