package io.heqi.outreach;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.contact.ContactState;
import io.heqi.contact.ContactView;
import io.heqi.contact.Contacts;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows after which orders was asked, and what was answered.
@Service
public class FollowUpReader {

  private final FollowUpRepository followUps;
  private final Orders orders;
  private final Contacts contacts;
  private final Clock clock;

  FollowUpReader(FollowUpRepository followUps, Orders orders, Contacts contacts, Clock clock) {
    this.followUps = followUps;
    this.orders = orders;
    this.contacts = contacts;
    this.clock = clock;
  }

  /// Those in a state, those that came into it last first.
  ///
  /// @param answer null for all
  @Transactional(readOnly = true)
  public Page<FollowUpView> list(
      Actor by,
      FollowUpState state,
      @Nullable FollowUpAnswer answer,
      @Nullable String after,
      int limit) {
    by.require(OutreachPermissions.FOLLOW_UP);
    by.require(CommercePermissions.READ);
    var found =
        followUps.list(by.merchant(), state, answer, Cursor.read(after, Cursor.NEWEST), limit + 1);
    return Page.of(
        views(by.merchant(), found), limit, one -> Cursor.write(one.enteredAt(), one.order()));
  }

  @Transactional(readOnly = true)
  public FollowUpView.FollowUpFigures figures(Actor by, Instant from, Instant until) {
    by.require(OutreachPermissions.FOLLOW_UP);
    return followUps.figures(by.merchant(), from, until);
  }

  @Transactional(readOnly = true)
  public FollowUpView.FollowUpOfOrder ofOrder(Actor by, OrderId id) {
    by.require(OutreachPermissions.FOLLOW_UP);
    var _ = orders.get(by, id);
    var found = followUps.find(by.merchant(), id).stream().toList();
    return new FollowUpView.FollowUpOfOrder(
        views(by.merchant(), found).stream().findFirst().orElse(null));
  }

  private List<FollowUpView> views(MerchantId merchant, List<FollowUp> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var known =
        orders.byIds(merchant, found.stream().map(FollowUp::order).toList()).stream()
            .collect(Collectors.toMap(OrderView::id, Function.identity()));
    var said =
        contacts.byKeys(merchant, found.stream().map(one -> FollowUp.askKey(one.order())).toList());
    var views = new ArrayList<FollowUpView>();
    for (var one : found) {
      var order = known.get(one.order());
      if (order != null) {
        views.add(view(one, order, said.get(FollowUp.askKey(one.order()))));
      }
    }
    return views;
  }

  private FollowUpView view(FollowUp one, OrderView order, @Nullable ContactView said) {
    return new FollowUpView(
        one.order(),
        one.shop(),
        order.number(),
        order.buyerName(),
        order.goodsInShort(),
        one.state(),
        one.enteredAt(),
        one.arrivedAt(),
        one.dueAt(),
        one.customer(),
        said == null ? null : said.state(),
        said == null ? null : waitsUntil(said),
        one.askedAt(),
        one.reason(),
        one.answer(),
        one.answeredAt(),
        one.answeredBy(),
        one.invitedAt() != null);
  }

  private @Nullable Instant waitsUntil(ContactView said) {
    var due = said.dueAt();
    return said.state() == ContactState.PLANNED && due != null && due.isAfter(clock.instant())
        ? due
        : null;
  }
}
