/**
 * What programs say of themselves in passing: banners, products in the notation of HTTP, pages. Each statement is told
 * once for each connection, since polls repeat it a thousand times an hour.
 *
 * <p>Not a protocol: nothing here is registered. <b>Written from:</b> RFC 9110 §10.1.5, and what browsers and devices
 * say.
 */
@NullMarked
package io.otus.layer.banner;

import org.jspecify.annotations.NullMarked;
