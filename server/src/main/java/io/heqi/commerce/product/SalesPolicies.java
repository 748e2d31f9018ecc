package io.heqi.commerce.product;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What holds of prices, promotions and service: open to and the same for everybody who answers.
/// A change is a further version, so that later one can see what held when something was promised.
@Service
public class SalesPolicies {

  public static final int MOST = 200;

  private final PolicyRepository policies;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;

  SalesPolicies(PolicyRepository policies, Shops shops, AuditLog audit, Clock clock) {
    this.policies = policies;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
  }

  /// At most 200 of a shop, those that begin last first, ended ones among them.
  @Transactional(readOnly = true)
  public List<SalesPolicy> list(Actor by, ShopId shop) {
    by.require(CommercePermissions.READ);
    shops.get(by.merchant(), shop);
    return policies.known(by.merchant(), shop, clock.instant(), MOST);
  }

  /// What holds for products, or held at another time; those for these products alone first.
  ///
  /// @param products numbers; empty for what holds for the whole shop
  /// @param at null for now
  @Transactional(readOnly = true)
  public List<SalesPolicy> inForce(
      Actor by, ShopId shop, Collection<String> products, @Nullable Instant at) {
    by.require(CommercePermissions.READ);
    shops.get(by.merchant(), shop);
    return policies.inForce(by.merchant(), shop, products, at == null ? clock.instant() : at);
  }

  /// All that was ever said under it, newest first.
  @Transactional(readOnly = true)
  public List<SalesPolicy> versions(Actor by, PolicyId id) {
    by.require(CommercePermissions.READ);
    var versions = policies.versions(by.merchant(), id);
    if (versions.isEmpty()) {
      throw unknown();
    }
    return versions;
  }

  @Transactional
  public PolicyId add(Actor by, ShopId shop, SavePolicy says) {
    by.require(CommercePermissions.POLICIES);
    shops.get(by.merchant(), shop);
    if (policies.open(by.merchant(), shop, clock.instant()) >= MOST) {
      throw Refusal.rule("commerce.too-many-policies", MOST);
    }
    var id = PolicyId.next();
    policies.add(
        by.merchant(), new SalesPolicy(id, 1, shop, says, clock.instant(), by.account(), null));
    audit.record(by, "commerce.policy-added", id, Map.of("title", says.title()));
    return id;
  }

  /// @param version that its author saw
  @Transactional
  public void change(Actor by, PolicyId id, int version, SavePolicy says) {
    by.require(CommercePermissions.POLICIES);
    var last = policies.last(by.merchant(), id).orElseThrow(SalesPolicies::unknown);
    var now = clock.instant();
    if (last.version() != version || !policies.replace(by.merchant(), id, version, now)) {
      throw Refusal.conflict("commerce.policy-changed-meanwhile");
    }
    policies.add(
        by.merchant(),
        new SalesPolicy(id, version + 1, last.shop(), says, now, by.account(), null));
    audit.record(by, "commerce.policy-changed", id, Map.of("title", says.title()));
  }

  private static Refusal unknown() {
    return Refusal.notFound("commerce.policy-unknown");
  }
}
