package io.heqi.channel.web;

import io.heqi.channel.ChannelPermissions;
import io.heqi.channel.ChannelView;
import io.heqi.channel.Channels;
import io.heqi.conversation.ChannelKind;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.Created;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/channels")
class ChannelController {

  private final Channels channels;

  ChannelController(Channels channels) {
    this.channels = channels;
  }

  record ChannelRequest(
      @NotNull ShopId shop,
      @NotNull ChannelKind kind,
      @NotBlank @Size(max = 60) String name,
      @NotNull @Size(max = 50) List<@Size(max = 200) String> allowedOrigins,
      @Nullable @Size(max = 500) String callback,
      boolean enabled) {

    Channels.SaveChannel command() {
      return new Channels.SaveChannel(shop, kind, name, allowedOrigins, callback, enabled);
    }
  }

  /// @param secret only for those who manage channels
  record ChannelResponse(
      ChannelId id,
      ShopId shop,
      ChannelKind kind,
      String name,
      String publicKey,
      @Nullable String secret,
      List<String> allowedOrigins,
      @Nullable String callback,
      boolean enabled) {

    static ChannelResponse of(ChannelView channel, boolean withSecret) {
      return new ChannelResponse(
          channel.id(),
          channel.shop(),
          channel.kind(),
          channel.name(),
          channel.publicKey(),
          withSecret ? channel.secret().value() : null,
          channel.allowedOrigins(),
          channel.callback(),
          channel.enabled());
    }
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping
  List<ChannelResponse> list(@AuthenticationPrincipal Actor actor) {
    var withSecret = actor.may(ChannelPermissions.MANAGE);
    return channels.list(actor.merchant()).stream()
        .map(channel -> ChannelResponse.of(channel, withSecret))
        .toList();
  }

  @OpenTo("channel.manage")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Created add(@AuthenticationPrincipal Actor actor, @Valid @RequestBody ChannelRequest request) {
    return new Created(channels.add(actor, request.command()).value());
  }

  @OpenTo("channel.manage")
  @PutMapping("/{channel}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID channel,
      @Valid @RequestBody ChannelRequest request) {
    channels.change(actor, new ChannelId(channel), request.command());
  }
}
