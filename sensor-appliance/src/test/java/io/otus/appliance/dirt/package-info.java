/** The pipeline with every real dissector on captures that are lossy, cut, flipped or worst-case. */
@NullMarked
package io.otus.appliance.dirt;

import org.jspecify.annotations.NullMarked;
