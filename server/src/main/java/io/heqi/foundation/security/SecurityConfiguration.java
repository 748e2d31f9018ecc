package io.heqi.foundation.security;

import io.heqi.foundation.limits.RateLimitSettings;
import io.heqi.foundation.limits.RateLimits;
import io.heqi.foundation.web.ProblemWriter;
import io.heqi.shared.Refusal;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/// The security chain: the default answer is no.
@Configuration
class SecurityConfiguration {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self'"
          + " 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri"
          + " 'none'; form-action 'self'; object-src 'none'";

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http,
      Gate gate,
      ProblemWriter problems,
      MetricsDoor metrics,
      RateLimits limits,
      RateLimitSettings limitSettings,
      List<PublicPaths> publicPaths) {
    var open = publicPaths.stream().flatMap(p -> p.patterns().stream()).toArray(String[]::new);
    return http.csrf(AbstractHttpConfigurer::disable) // ActorFilter checks the origin of writes
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .cors(Customizer.withDefaults())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                    .referrerPolicy(Customizer.withDefaults()))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll() // the rest of a request that was let in or refused before
                    .requestMatchers(open)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, Pages.PATTERNS)
                    .permitAll()
                    .requestMatchers(MetricsDoor.PATH)
                    .access(
                        (_, context) ->
                            new AuthorizationDecision(metrics.opens(context.getRequest())))
                    .requestMatchers("/api/**", "/files/**", "/ws/**", "/actuator/**")
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(
                        (request, response, _) ->
                            problems.write(
                                request,
                                response,
                                Refusal.unauthenticated("foundation.sign-in-needed")))
                    .accessDeniedHandler(
                        (request, response, _) ->
                            problems.write(
                                request, response, Refusal.forbidden("foundation.no-such-door"))))
        .addFilterBefore(new ActorFilter(gate, problems), AnonymousAuthenticationFilter.class)
        .addFilterBefore(
            new RateLimitFilter(limits, limitSettings, problems),
            AnonymousAuthenticationFilter.class)
        .build();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  /// Switches off the generated user that Spring Boot makes where it finds no other source of
  /// users.
  @Bean
  UserDetailsService noUsers() {
    return name -> {
      throw UsernameNotFoundException.fromUsername(name);
    };
  }
}
