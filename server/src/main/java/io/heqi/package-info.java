/// Heqi: each package below is one business capability; see `docs/architecture.md`.
@NullMarked
package io.heqi;

import org.jspecify.annotations.NullMarked;
