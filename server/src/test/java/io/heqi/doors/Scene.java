package io.heqi.doors;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Ids;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What one call through a door can name: real things of a merchant, made when they are first
/// named.
final class Scene {

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  private final Premises premises;
  private final Actor caller;
  private final Map<String, String> made = new HashMap<>();
  private boolean namesReal;

  /// @param caller whose conversations and lines they are, where that matters
  Scene(Premises premises, Actor caller) {
    this.premises = premises;
    this.caller = caller;
  }

  String fill(String text) {
    return NAME.matcher(text).replaceAll(found -> named(found.group(1)));
  }

  /// Whether something was named that belongs to the merchant.
  boolean namesReal() {
    return namesReal;
  }

  private String named(String name) {
    var known = made.get(name);
    if (known == null) {
      known = make(name);
      made.put(name, known);
    }
    return known;
  }

  private String make(String name) {
    return switch (name) {
      case "unique" -> premises.unique();
      case "soon" -> premises.soon();
      case "day" -> premises.day();
      case "level" -> "SENIOR";
      case "place" -> "0";
      case "id", "replay" -> Ids.next().toString();
      case "seq" -> premises.lineOf(caller, conversation());
      default -> {
        namesReal = true;
        yield real(name);
      }
    };
  }

  private String real(String name) {
    return switch (name) {
      case "conversation", "otherConversation" -> premises.conversation().toString();
      case "servedConversation" -> premises.served(caller).toString();
      case "customer" -> premises.customerOf(conversation());
      case "attachment" -> premises.fileSaidByCustomer();
      case "shop" -> premises.house.shop().toString();
      case "channel" -> premises.house.channel().toString();
      case "agent" -> caller.account().toString();
      case "account" -> premises.member(named("role"));
      case "role" -> premises.role();
      case "team" -> premises.team();
      case "laterReply" -> premises.laterReply(caller, conversation());
      case "token" -> premises.accessToken();
      case "transcript" -> premises.transcript();
      case "webhook" -> premises.webhook();
      case "item" -> premises.knowledgeItem();
      case "offeredItem" -> premises.offeredItem();
      case "platformShop" -> premises.platformShop();
      case "connectedShop" -> premises.connectedShop();
      case "order" -> premises.order();
      case "paymentCall" -> premises.paymentCall(caller);
      case "unpaidOrder" -> premises.unpaidOrder();
      case "paidOrder" -> premises.paidOrder();
      case "arrivedOrder" -> premises.arrivedOrder();
      case "task" -> premises.task();
      case "deal" -> premises.deal(caller);
      case "heldOrder" -> premises.heldOrder();
      case "addressChange" -> premises.addressChange();
      case "parcelTrouble" -> premises.parcelTrouble();
      case "case" -> premises.aftersaleCase();
      case "proposal" -> premises.proposal();
      case "waitingCompensation" -> premises.compensation("100");
      case "owedCompensation" -> premises.compensation("5");
      case "ownCompensation" -> premises.compensationOf(caller);
      case "couponKind" -> premises.couponKind().toString();
      case "coupon" -> premises.coupon().id().toString();
      case "couponCode" -> premises.coupon().code();
      case "product" -> premises.product();
      case "policy" -> premises.policy();
      case "supplier" -> premises.supplier();
      case "supplierAccount" -> premises.supplierAccount();
      case "supplierOrder" -> premises.supplierOrder();
      case "supplierClaim" -> premises.supplierClaim();
      case "comparison" -> premises.comparison();
      case "flow" -> premises.flow();
      case "orderImport" -> premises.orderImport();
      case "knowledgeImport" -> premises.knowledgeImport();
      default -> throw new IllegalArgumentException("No scene holds a " + name);
    };
  }

  private ConversationId conversation() {
    return new ConversationId(java.util.UUID.fromString(named("conversation")));
  }
}
