/**
 * The alert engine learns the normal behaviour of a plant and reports deviations, each as one explainable fact.
 * {@link io.otus.alert.AlertEngine} is its interface to the pipeline.
 *
 * <p>It names no protocol and does not see the inventory: it asks the {@link io.otus.core.asset.AssetDirectory} which
 * asset is behind an address.
 */
@NullMarked
package io.otus.alert;

import org.jspecify.annotations.NullMarked;
