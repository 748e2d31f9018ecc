package io.heqi.integration;

import io.heqi.foundation.outbound.SignedCalls;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Tokens;
import io.heqi.merchant.Shops;
import io.heqi.shared.Ids;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.Secret;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Which other systems are told what happens in conversations, and how the telling went.
@Service
public class Webhooks {

  /// More would make every message a broadcast.
  private static final int MOST = 50;

  private final WebhookRepository webhooks;
  private final WebhookQueue queue;
  private final Shops shops;
  private final SignedCalls calls;
  private final AuditLog audit;
  private final JsonMapper json;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Webhooks(
      WebhookRepository webhooks,
      WebhookQueue queue,
      Shops shops,
      SignedCalls calls,
      AuditLog audit,
      JsonMapper json,
      TransactionTemplate transactions,
      Clock clock) {
    this.webhooks = webhooks;
    this.queue = queue;
    this.shops = shops;
    this.calls = calls;
    this.audit = audit;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param shops whose conversations it hears of; none: all
  public record SaveWebhook(
      String name, String address, Set<WebhookEvent> events, List<ShopId> shops, boolean enabled) {}

  @Transactional(readOnly = true)
  public List<WebhookView> list(Actor by) {
    by.require(IntegrationPermissions.MANAGE);
    return webhooks.list(by.merchant());
  }

  @Transactional
  public UUID add(Actor by, SaveWebhook given) {
    by.require(IntegrationPermissions.MANAGE);
    if (webhooks.list(by.merchant()).size() >= MOST) {
      throw Refusal.rule("integration.too-many", MOST);
    }
    var webhook = checked(by, Ids.next(), new Secret(Tokens.next()), given);
    webhooks.insert(webhook, clock.instant());
    audit.record(by, "integration.webhook-added", webhook.id(), Map.of("name", webhook.name()));
    return webhook.id();
  }

  /// A changed webhook is called at once, however long it was silent.
  @Transactional
  public void change(Actor by, UUID id, SaveWebhook given) {
    by.require(IntegrationPermissions.MANAGE);
    var before = existing(by, id);
    webhooks.update(checked(by, id, before.secret(), given), clock.instant());
    audit.record(
        by,
        "integration.webhook-changed",
        id,
        Map.of("name", given.name(), "enabled", given.enabled()));
  }

  /// Forgets it and all that it was still to be told.
  @Transactional
  public void delete(Actor by, UUID id) {
    by.require(IntegrationPermissions.MANAGE);
    if (!webhooks.delete(by.merchant(), id)) {
      throw Refusal.notFound("integration.unknown");
    }
    audit.record(by, "integration.webhook-deleted", id);
  }

  /// Calls the address now with an event named `ping` and tells how it answered.
  public SignedCalls.Answer ping(Actor by, UUID id) {
    by.require(IntegrationPermissions.MANAGE);
    var webhook = transactions.execute(_ -> existing(by, id));
    var body = json.writeValueAsString(Map.of("id", 0, "event", "ping", "at", clock.instant()));
    return calls.post(webhook.address(), webhook.secret(), "ping", body);
  }

  /// The calls of a webhook, newest first.
  ///
  /// @param state only these; null: all
  @Transactional(readOnly = true)
  public Page<WebhookCall> calls(
      Actor by, UUID id, WebhookCall.@Nullable State state, @Nullable String after, int limit) {
    by.require(IntegrationPermissions.MANAGE);
    existing(by, id);
    var rows = queue.calls(by.merchant(), id, state, before(after), limit + 1);
    return Page.of(rows, limit, call -> Long.toString(call.number()));
  }

  /// Sends failed calls again, in their old order.
  ///
  /// @param number of the one; null: all that failed
  @Transactional
  public int again(Actor by, UUID id, @Nullable Long number) {
    by.require(IntegrationPermissions.MANAGE);
    existing(by, id);
    var queued = queue.requeue(by.merchant(), id, number);
    if (queued == 0) {
      throw Refusal.conflict("integration.nothing-failed");
    }
    audit.record(by, "integration.calls-repeated", id, Map.of("calls", queued));
    return queued;
  }

  private WebhookView existing(Actor by, UUID id) {
    return webhooks
        .find(by.merchant(), id)
        .orElseThrow(() -> Refusal.notFound("integration.unknown"));
  }

  private WebhookView checked(Actor by, UUID id, Secret secret, SaveWebhook given) {
    var _ = calls.checked(given.address());
    given.shops().forEach(shop -> shops.get(by.merchant(), shop));
    return new WebhookView(
        by.merchant(),
        id,
        given.name(),
        given.address(),
        secret,
        given.events(),
        given.shops(),
        given.enabled(),
        0,
        null,
        0);
  }

  private static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }
}
