/// Orders that come by themselves: a shop is connected with its platform, what changed there is
/// pulled window by window, and what the platform pushes is checked and fetched. Each platform
/// implements [ShopGateway]; when what is done, what is stored and how far a shop is, is here.
@NullMarked
package io.heqi.commerce.gateway;

import org.jspecify.annotations.NullMarked;
