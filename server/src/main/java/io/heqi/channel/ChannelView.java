package io.heqi.channel;

import io.heqi.conversation.ChannelKind;
import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Secret;
import io.heqi.shared.ShopId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A configured way in.
///
/// @param publicKey stands in the snippet on the shop's pages; it names the channel and proves
///     nothing
/// @param secret signs identities (widget) and calls (webhook)
/// @param allowedOrigins pages that may hold the widget, such as `https://shop.example`; `*` for
///     any; our own pages always may
/// @param callback where the webhook channel delivers what we say
public record ChannelView(
    MerchantId merchant,
    ChannelId id,
    ShopId shop,
    ChannelKind kind,
    String name,
    String publicKey,
    Secret secret,
    List<String> allowedOrigins,
    @Nullable String callback,
    boolean enabled) {}
