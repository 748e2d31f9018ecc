package io.heqi.bot.flow;

import io.heqi.bot.BotPermissions;
import io.heqi.bot.action.FlowAction;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.FlowEntries;
import io.heqi.knowledge.ItemId;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Drawing flows. A draft may have loose ends; what customers are led through may not. A newer
/// draft changes nothing for customers, and a newer published version nothing for those who are in
/// the middle of an older one.
@Service
public class Flows {

  private static final int MOST = 200;
  private static final Duration LOOKED_BACK = Duration.ofDays(30);

  private final FlowRepository flows;
  private final FlowEntries entries;
  private final FlowActions actions;
  private final FlowTemplates templates;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;

  Flows(
      FlowRepository flows,
      FlowEntries entries,
      FlowActions actions,
      FlowTemplates templates,
      Shops shops,
      AuditLog audit,
      Clock clock) {
    this.flows = flows;
    this.entries = entries;
    this.actions = actions;
    this.templates = templates;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
  }

  /// A flow with its newest version, and what still keeps that from being published.
  public record Flow(FlowView view, FlowDraft draft, List<FlowCheck.Finding> findings) {}

  /// One version of a flow.
  ///
  /// @param publishedAt when it was last put on offer; null for never
  public record FlowVersion(
      int version,
      FlowDraft draft,
      AccountId author,
      Instant writtenAt,
      @Nullable Instant publishedAt) {}

  @Transactional(readOnly = true)
  public List<FlowView> list(Actor by) {
    by.require(BotPermissions.MANAGE);
    return flows.list(by.merchant());
  }

  @Transactional(readOnly = true)
  public Flow get(Actor by, ItemId id) {
    by.require(BotPermissions.MANAGE);
    var view = flows.find(by.merchant(), id).orElseThrow(Flows::unknown);
    var draft = newest(by.merchant(), view).draft();
    return new Flow(view, draft, check(draft));
  }

  @Transactional(readOnly = true)
  public List<FlowVersion> versions(Actor by, ItemId id) {
    by.require(BotPermissions.MANAGE);
    var _ = flows.find(by.merchant(), id).orElseThrow(Flows::unknown);
    return flows.versions(by.merchant(), id).stream()
        .map(
            v ->
                new FlowVersion(v.version(), v.draft(), v.author(), v.writtenAt(), v.publishedAt()))
        .toList();
  }

  /// Makes a draft of a new flow.
  @Transactional
  public ItemId add(Actor by, FlowDraft draft) {
    by.require(BotPermissions.MANAGE);
    if (flows.list(by.merchant()).size() >= MOST) {
      throw Refusal.rule("bot.too-many-flows", MOST);
    }
    var id = ItemId.next();
    write(by, id, 1, draft);
    return id;
  }

  /// Writes a draft: a new version where the newest one is on offer, else the newest one again.
  ///
  /// @param seen the version that was changed; refused where somebody wrote another meanwhile
  /// @return what keeps it from being published
  @Transactional
  public Flow save(Actor by, ItemId id, int seen, FlowDraft draft) {
    by.require(BotPermissions.MANAGE);
    var view = flows.lock(by.merchant(), id).orElseThrow(Flows::unknown);
    if (view.version() != seen) {
      throw Refusal.conflict("bot.flow-changed-meanwhile");
    }
    var isOnOffer = newest(by.merchant(), view).publishedAt() != null;
    write(by, id, isOnOffer ? view.version() + 1 : view.version(), draft);
    return get(by, id);
  }

  private void write(Actor by, ItemId id, int version, FlowDraft draft) {
    draft.shops().forEach(shop -> shops.get(by.merchant(), shop));
    flows.write(by.merchant(), id, version, draft, by.account(), clock.instant());
    audit.record(by, "bot.flow-written", id, Map.of("name", draft.name(), "version", version));
  }

  /// Leads customers through the newest version from now on.
  @Transactional
  public void publish(Actor by, ItemId id) {
    by.require(BotPermissions.MANAGE);
    var view = flows.lock(by.merchant(), id).orElseThrow(Flows::unknown);
    var draft = newest(by.merchant(), view).draft();
    if (!check(draft).isEmpty()) {
      throw Refusal.rule("bot.flow-has-loose-ends", check(draft).size());
    }
    flows.publish(by.merchant(), id, view.version(), clock.instant());
    offer(by, id, draft);
    audit.record(
        by, "bot.flow-published", id, Map.of("name", draft.name(), "version", view.version()));
  }

  private void offer(Actor by, ItemId id, FlowDraft draft) {
    var answer =
        new Content.Answer(
            draft.shops(), List.of(), 0, "", List.of(new Content.Part(draft.name(), null)));
    entries.put(by, id, new Content(draft.name(), draft.questions(), List.of(answer), ""));
  }

  /// Leads no more customers through it; those in the middle of it come to its end.
  @Transactional
  public void withdraw(Actor by, ItemId id) {
    by.require(BotPermissions.MANAGE);
    var view = flows.lock(by.merchant(), id).orElseThrow(Flows::unknown);
    if (view.published() != null) {
      flows.publish(by.merchant(), id, null, clock.instant());
      entries.remove(by, id);
      audit.record(by, "bot.flow-withdrawn", id, Map.of("name", view.name()));
    }
  }

  /// Deletes a flow that is not on offer, with all its versions.
  @Transactional
  public void delete(Actor by, ItemId id) {
    by.require(BotPermissions.MANAGE);
    var view = flows.lock(by.merchant(), id).orElseThrow(Flows::unknown);
    if (view.published() != null) {
      throw Refusal.rule("bot.flow-on-offer");
    }
    flows.delete(by.merchant(), id);
    audit.record(by, "bot.flow-deleted", id, Map.of("name", view.name()));
  }

  /// Adds a way to ask to the published version and to the newest draft.
  ///
  /// @return whether there is such a flow
  @Transactional
  public boolean addQuestion(Actor by, ItemId id, String question) {
    by.require(BotPermissions.MANAGE);
    var found = flows.lock(by.merchant(), id);
    var published = found.map(FlowView::published).orElse(null);
    if (found.isEmpty() || published == null) {
      return false;
    }
    var view = found.get();
    if (view.version() != published) {
      ask(by, id, view.version(), question);
    }
    offer(by, id, ask(by, id, published, question));
    audit.record(by, "bot.flow-question-added", id, Map.of("name", view.name()));
    return true;
  }

  private FlowDraft ask(Actor by, ItemId id, int version, String question) {
    var draft = version(by.merchant(), id, version).draft();
    var questions = new ArrayList<>(draft.questions());
    questions.add(question);
    var more = new FlowDraft(draft.name(), questions, draft.shops(), draft.plan());
    flows.rewrite(by.merchant(), id, version, more);
    return more;
  }

  /// What a flow on offer is at this version, which may be an older one.
  @Transactional(readOnly = true)
  Optional<FlowDraft> at(MerchantId merchant, ItemId id, int version) {
    return flows.version(merchant, id, version).map(FlowRepository.Version::draft);
  }

  @Transactional(readOnly = true)
  Optional<Integer> published(MerchantId merchant, ItemId id) {
    return flows.find(merchant, id).flatMap(view -> Optional.ofNullable(view.published()));
  }

  /// The names of the flows on offer in a shop, those begun most often in the last thirty days
  /// first.
  @Transactional(readOnly = true)
  List<String> wanted(MerchantId merchant, ShopId shop, int limit) {
    return flows.wanted(merchant, shop, clock.instant().minus(LOOKED_BACK), limit);
  }

  public List<FlowCheck.Finding> check(FlowDraft draft) {
    return FlowCheck.of(draft.plan(), actions::shape);
  }

  /// Ready flows to begin with.
  public List<FlowDraft> templates(Actor by, Locale language) {
    by.require(BotPermissions.MANAGE);
    return templates.of(language);
  }

  /// The actions that a flow can take.
  public List<FlowAction.Shape> actions(Actor by) {
    by.require(BotPermissions.MANAGE);
    return actions.shapes();
  }

  private FlowRepository.Version newest(MerchantId merchant, FlowView view) {
    return version(merchant, view.id(), view.version());
  }

  private FlowRepository.Version version(MerchantId merchant, ItemId id, int version) {
    return flows.version(merchant, id, version).orElseThrow(Flows::unknown);
  }

  private static Refusal unknown() {
    return Refusal.notFound("bot.flow-unknown");
  }
}
