/**
 * The alert engine: learns what is normal in a plant and says what is not, as one explainable fact at a time.
 * {@link io.otus.alert.AlertEngine} is its whole face to the pipeline.
 *
 * <p>It names no protocol and sees no inventory: who is behind an address it asks the
 * {@link io.otus.core.asset.AssetDirectory}.
 */
@NullMarked
package io.otus.alert;

import org.jspecify.annotations.NullMarked;
