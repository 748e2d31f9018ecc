package io.heqi.foundation.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/// An actor in Spring Security's terms. Its authorities are empty: use cases ask [Actor#require].
final class ActorAuthentication extends AbstractAuthenticationToken {

  private final transient Actor actor;

  ActorAuthentication(Actor actor) {
    super(AuthorityUtils.NO_AUTHORITIES);
    this.actor = actor;
    setAuthenticated(true);
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Actor getPrincipal() {
    return actor;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return actor.account().hashCode();
  }
}
