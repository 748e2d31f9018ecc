/// The shop platforms: how their calls are signed, what they answer, and what their words mean.
/// Where a call, a field or a code comes from, and what nobody confirmed yet, stands in
/// docs/gateways.md.
@NullMarked
package io.heqi.commerce.gateway.platform;

import org.jspecify.annotations.NullMarked;
